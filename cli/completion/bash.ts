import { anyOf, below, choicesOf, placesOf, wordsAt } from './cases';
import type { CommandNode } from './command-tree';

/** A completion function for bash, made of nothing but the tree: it starts no program. */
export function bashCompletion(tree: readonly CommandNode[]): string {
  const reply = (what: string) => `COMPREPLY=($(compgen ${what} -- "$cur"))`;
  const choices = choicesOf(tree).map(
    ({ place, words }) => `    '${place}') ${reply(`-W '${words.join(' ')}'`)}; return ;;`,
  );
  const places = tree.map((node) => {
    const files = node.takesFile ? ` [[ $cur == -* ]] || ${reply('-f')};` : '';
    return `    '${node.at}') words='${wordsAt(node).join(' ')}';${files} ;;`;
  });
  return `# Completion of scheduler for bash. In ~/.bashrc: eval "$(scheduler completion bash)"
_scheduler() {
  local at='' cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}" word words=''
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    case "$at/$word" in
    ${anyOf(below(tree))}) at="$at/$word" ;;
    esac
  done
  case "$at $prev" in
${choices.join('\n')}
    ${anyOf(placesOf(tree, 'file'))}) ${reply('-f')}; return ;;
    ${anyOf(placesOf(tree, 'any'))}) return ;;
  esac
  case "$at" in
${places.join('\n')}
  esac
  COMPREPLY+=($(compgen -W "$words" -- "$cur"))
}
complete -F _scheduler scheduler
`;
}
