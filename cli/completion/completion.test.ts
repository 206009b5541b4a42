import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../program';
import type { Environment } from '../session';
import { bashCompletion } from './bash';
import { commandTree } from './command-tree';
import { fishCompletion } from './fish';
import { zshCompletion } from './zsh';

const tree = commandTree(createProgram({ ended: () => {}, environment: {} as Environment }));

/** What bash offers when Tab is pressed at the end of a line. */
function offers(line: string): string[] {
  const words = line.split(' ');
  const script = `${bashCompletion(tree)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length - 1}
_scheduler
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const shown = execFileSync('bash', ['--noprofile', '--norc', '-c', script], { encoding: 'utf8' });
  return shown.split('\n').filter((word) => word !== '');
}

describe('in bash', () => {
  it.each([
    [
      'scheduler ',
      ['schedules', 'executions', 'preview', 'workers', 'health', 'completion', '--url', '--json', '--help'],
    ],
    ['scheduler sch', ['schedules']],
    ['scheduler executions ', ['list', 'show', 'tail', 'cancel', '--url', '--json', '--help']],
    ['scheduler schedules --json p', ['pause']],
    ['scheduler schedules und', ['undelete']],
    ['scheduler schedules list --p', ['--paused']],
    ['scheduler schedules create --method P', ['PATCH', 'POST', 'PUT']],
    ['scheduler schedules export --format ', ['json', 'yaml']],
    ['scheduler completion ', ['bash', 'fish', 'zsh', '--url', '--json', '--help']],
    ['scheduler schedules create --name ', []],
  ])('%s', (line, words) => expect(offers(line)).toEqual(words));

  it('offers files where a file belongs', () => {
    expect(offers('scheduler schedules import package.j')).toEqual(['package.json']);
    expect(offers('scheduler schedules create --file package.j')).toEqual(['package.json']);
  });
});

it.each([
  ['bash', bashCompletion],
  ['fish', fishCompletion],
  ['zsh', zshCompletion],
])('%s gets every command and option of the tree', (_, write) => {
  const script = write(tree);
  for (const { commands, options } of tree) {
    for (const { name } of commands) expect(script).toContain(name);
    for (const { flag } of options) expect(script).toContain(flag.slice(2));
  }
});
