import path from 'node:path';
import { type ParseEntry, parse } from 'shell-quote';
import { UnclearCurlError } from './unclear-curl-error';

/**
 * The words of a command that is curl and nothing else, without its name.
 *
 * @returns null when it is another command
 * @throws UnclearCurlError when the shell would do more than start it
 */
export function curlWords(command: string): string[] | null {
  const [name, ...words] = parse(command, (variable) => ({ op: `$${variable}` }));
  if (typeof name !== 'string' || path.posix.basename(name) !== 'curl') return null;
  if (/`|\$\(/.test(command)) throw new UnclearCurlError('it runs another command in its own');
  return withoutSilencing(words).map((word) => {
    if (typeof word === 'string') return word;
    if ('op' in word && word.op === 'glob') return word.pattern;
    throw new UnclearCurlError('it is more than one command, or has variables');
  });
}

/** Takes away what only silences it: `> /dev/null 2>&1`. */
function withoutSilencing(words: readonly ParseEntry[]): ParseEntry[] {
  const kept: ParseEntry[] = [];
  for (let index = 0; index < words.length; index += 1) {
    if (!isSilencing(words[index], words[index + 1])) {
      kept.push(words[index]!);
      continue;
    }
    // The number of a stream stands before its redirection, as a word of its own.
    if (kept.at(-1) === '1' || kept.at(-1) === '2') kept.pop();
    index += 1;
  }
  return kept;
}

function isSilencing(word: ParseEntry | undefined, target: ParseEntry | undefined): boolean {
  if (typeof word !== 'object' || !('op' in word)) return false;
  const isStream = target === '1' || target === '2';
  return ((word.op === '>' || word.op === '>>') && target === '/dev/null') || (word.op === '>&' && isStream);
}
