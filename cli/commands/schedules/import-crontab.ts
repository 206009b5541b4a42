import type { Command } from 'commander';
import { usageError } from '../../cli-error';
import type { Loss } from '../../crontab/read-crontab';
import { EXIT } from '../../exit-code';
import { readInput } from '../../input/read-input';
import { printable } from '../../output/printable';
import { zoneOf } from '../../output/zone';
import type { Session } from '../../session';
import { describeImport } from './describe-import';
import { sendSchedules } from './send-schedules';

export interface CrontabOptions {
  agentId?: string;
  agentUrl?: string;
  crontab?: string;
  dryRun?: boolean;
  match?: 'id' | 'name';
  prefix?: string;
  system?: boolean;
  timezone?: string;
}

export const takesCrontab = (command: Command): Command =>
  command
    .option('--crontab <file>', 'read a crontab instead (- is standard input)')
    .option(
      '--agent-url <url>',
      'crontab: what is called with {"command": …} for commands that are no plain curl',
    )
    .option('--agent-id <id>', 'crontab: who is called; the host of a curl, else "crontab"')
    .option('--prefix <text>', 'crontab: goes before each name, so that those of two machines stay apart')
    .option('--timezone <zone>', 'crontab: zone of lines without CRON_TZ above them (UTC when absent)')
    .option('--system', 'crontab: a user stands before each command, as in /etc/crontab');

/** Imports the entries of a crontab by their names, and reports what of it can't be kept. */
export async function importCrontab(
  session: Session,
  file: string,
  { agentId, agentUrl, dryRun, match, prefix, system = false, timezone }: CrontabOptions,
): Promise<void> {
  if (match === 'id') throw usageError('A crontab has no ids: its lines are matched by name');
  const text = await readInput(file, session.environment.stdin);
  // Reading cron expressions is a large part of the program that other commands do without.
  const { toSchedules } = await import('../../crontab/to-schedules');
  const zone = timezone ? zoneOf(timezone) : 'UTC';
  const template = { agentId, agentUrl, hasUser: system, prefix, timezone: zone };
  const { lines, losses, schedules } = toSchedules(text, template, session.environment.nowMs());
  const lineOf = (path: string) => lines[Number(/\d+/.exec(path)?.[0])];
  const result = await sendSchedules(session, schedules, { dryRun, match: 'name' }, lineOf);
  session.show({ ...result, losses }, () =>
    [describeImport(session, result), ...reportLosses(session, losses)].join('\n'),
  );
  if (!timezone && !/^\s*CRON_TZ\s*=/m.test(text)) {
    session.note('The crontab names no zone: its times are taken as UTC. --timezone says otherwise.');
  }
  const isPartly = result.counts.failed > 0 || losses.some(({ isWhole }) => isWhole);
  if (isPartly) session.exitCode = EXIT.partly;
}

function reportLosses({ paint }: Session, losses: readonly Loss[]): string[] {
  if (losses.length === 0) return [];
  return [
    '',
    'What is not kept:',
    ...losses.map(({ isWhole, line, reason, text }) => {
      const place = (isWhole ? paint.red : paint.yellow)(`  line ${line}`);
      return `${place} ${printable(text)}\n    ${isWhole ? '' : 'in part: '}${printable(reason)}`;
    }),
  ];
}
