import { findCronProblem } from '@/lib/contracts/cron-expression';
import { isValidTimezone } from '@/lib/domain/recurrence/timezone';
import { splitEntry, splitInput } from './split-entry';

/** A line that calls something. */
export interface CrontabEntry {
  /** From 1. */
  line: number;
  text: string;
  cronExpression: string;
  /** What CRON_TZ says above it; null: nothing. */
  timezone: string | null;
  /** With `%` resolved. */
  command: string;
  /** What stands behind the first `%`; null: nothing. */
  stdin: string | null;
  /** The comment right above it. */
  comment: string | null;
}

/** What of a crontab can't be kept. */
export interface Loss {
  line: number;
  text: string;
  reason: string;
  /** Whether the line's schedule is lost, and not just a part of what it says. */
  isWhole: boolean;
}

const ASSIGNMENT = /^([A-Za-z_]\w*|"[^"]*"|'[^']*')\s*=\s*(.*)$/;
/** `5/15`: here and in cronie it goes on from 5, others take 5 alone. */
const STEP_FROM_VALUE = /(^|[\s,])\d+\/\d+/;
/** A comment that is an entry which somebody switched off. */
const SWITCHED_OFF = /^(@\w+|[\d*][\d*,/-]*\s+[\d*])/;

const VARIABLES: Readonly<Record<string, string>> = {
  MAILTO: 'no mail is sent; what agents answer is kept with each execution instead',
  TZ: 'it is the zone of the commands only; that of the times is CRON_TZ, or --timezone',
};

/**
 * The entries of a crontab, line by line as cron reads it.
 *
 * @param options.hasUser whether a user stands before each command, as in /etc/crontab
 */
export function readCrontab(text: string, options: { hasUser: boolean; nowMs: number }) {
  const reader = new CrontabReader(options);
  for (const [index, line] of text.split(/\r?\n/).entries()) reader.read(line.trim(), index + 1);
  const { entries, losses } = reader;
  return { entries, losses };
}

class CrontabReader {
  readonly entries: CrontabEntry[] = [];
  readonly losses: Loss[] = [];
  private timezone: string | null = null;
  private comments: string[] = [];

  constructor(private readonly options: { hasUser: boolean; nowMs: number }) {}

  read(text: string, line: number): void {
    const assignment = ASSIGNMENT.exec(text);
    if (text.startsWith('#')) this.comments.push(text.replace(/^[#\s]+/, ''));
    else if (text === '') this.comments = [];
    else if (assignment) this.assign(text, line, unquoted(assignment[1]!), unquoted(assignment[2]!));
    else {
      const problem = this.readEntry(text, line);
      if (problem !== null) this.lose(text, line, problem, true);
      this.comments = [];
    }
  }

  private assign(text: string, line: number, name: string, value: string): void {
    if (name === 'CRON_TZ') this.timezone = value;
    else this.lose(text, line, VARIABLES[name] ?? 'agents get no environment from here');
  }

  /** Returns why it can't be kept. */
  private readEntry(text: string, line: number): string | null {
    const { comments, options, timezone } = this;
    const split = splitEntry(text, options.hasUser);
    if (typeof split === 'string') return split;
    const { command, cronExpression, user } = split;
    if (timezone !== null && !isValidTimezone(timezone)) return `CRON_TZ above it is no zone: ${timezone}`;
    const problem = findCronProblem(cronExpression, options.nowMs);
    if (problem) return problem.message;
    if (user !== null) this.lose(text, line, `agents don't run as a user of this machine (${user})`);
    if (STEP_FROM_VALUE.test(cronExpression)) {
      this.lose(text, line, 'a step from one value goes on from it, which some crons read otherwise');
    }
    const comment = comments.filter((part) => part !== '' && !SWITCHED_OFF.test(part)).join(' ');
    this.entries.push({
      comment: comment === '' ? null : comment,
      cronExpression,
      line,
      text,
      timezone,
      ...splitInput(command),
    });
    return null;
  }

  private lose(text: string, line: number, reason: string, isWhole = false): void {
    this.losses.push({ isWhole, line, reason, text });
  }
}

const unquoted = (text: string) => /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
