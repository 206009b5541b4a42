import { anyOf, below } from './cases';
import type { CommandNode, OptionValue } from './command-tree';

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The same for fish. */
export function fishCompletion(tree: readonly CommandNode[]): string {
  const lines = tree.flatMap(({ at, commands, options, takesFile, words }) => {
    const here = `complete -c scheduler -n '__scheduler_at "${at}"'`;
    return [
      ...commands.map(({ description, name }) => `${here} -a ${name} -d ${quoted(description)}`),
      ...words.map((word) => `${here} -a ${word}`),
      ...(takesFile ? [`${here} -F`] : []),
      ...options.map(
        ({ description, flag, value }) =>
          `${here} -l ${flag.slice(2)}${parameter(value)} -d ${quoted(description)}`,
      ),
    ];
  });
  return `# Completion of scheduler for fish. In config.fish: scheduler completion fish | source
function __scheduler_at
    set -l at ''
    for word in (commandline -opc)[2..-1]
        switch "$at/$word"
            case ${anyOf(below(tree)).replaceAll(' | ', ' ')}
                set at "$at/$word"
        end
    end
    test "$at" = "$argv[1]"
end
complete -c scheduler -f
${lines.join('\n')}
`;
}

function parameter(value: OptionValue): string {
  if (value === 'none') return '';
  if (value === 'file') return ' -r -F';
  return value === 'any' ? ' -x' : ` -x -a ${quoted(value.join(' '))}`;
}
