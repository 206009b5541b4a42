import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { SCHEDULE } from '@/lib/contracts/operations/schedules';
import { definitionOf } from './definition-of';
import { toCli } from './to-cli';

/** What a shell makes of it: the words of the command, and what is piped into it. */
function inShell(command: string): { words: string[]; input: string } {
  const script = `npx() { cat; printf '\\0%s' "$@"; }\n${command}`;
  const [input, ...words] = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0');
  return { input: input!, words };
}

describe('the command line of a schedule', () => {
  it('has each of its fields, whatever stands in them', () => {
    const name = `O'Brien "x" $HOME \`id\`\n--paused`;
    const { input, words } = inShell(
      toCli(definitionOf({ ...SCHEDULE, headers: { 'X-Team': 'a b' }, name, tags: ['one', 'two'] })),
    );
    expect(words.slice(0, 5)).toEqual(['scheduler', 'schedules', 'create', '--file', '-']);
    expect(words).not.toContain('--paused');
    const options = words.slice(5);
    const pairs = options.flatMap((word, index) => (index % 2 === 0 ? [[word, options[index + 1]]] : []));
    expect(pairs).toEqual([
      ['--name', name],
      ['--cron', SCHEDULE.cronExpression],
      ['--timezone', 'Europe/Berlin'],
      ['--agent-id', 'report-agent'],
      ['--agent-url', SCHEDULE.agentUrl],
      ['--method', 'POST'],
      ['--header', 'X-Team: a b'],
      ['--payload', JSON.stringify(SCHEDULE.payload)],
      ['--tag', 'one'],
      ['--tag', 'two'],
      ['--timeout-ms', '30000'],
      ['--priority', '0'],
      ['--on-worker-loss', 'retry'],
    ]);
    expect(JSON.parse(input)).toEqual({ retryPolicy: SCHEDULE.retryPolicy });
  });

  it('makes a paused one paused, with its end', () => {
    const pausedUntil = '2031-03-03T08:00:00.000Z';
    const { input, words } = inShell(toCli(definitionOf({ ...SCHEDULE, enabled: false, pausedUntil })));
    expect(words.at(-1)).toBe('--paused');
    expect(JSON.parse(input)).toMatchObject({ pausedUntil });
  });
});
