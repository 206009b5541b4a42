import { parseArgs } from 'node:util';
import { mostExecutions } from './deal-rhythms';

export interface SeedOptions {
  kind: 'seed';
  schedules: number;
  executions: number;
  /** URL of the agent that the schedules call; null: they are paused. */
  fireAt: string | null;
}

export type Options = (SeedOptions | { kind: 'remove' }) & {
  /** Folder of the embedded database. */
  data: string;
};

export const USAGE =
  'npm run seed:demo -- [--schedules 100] [--executions 10000] [--fire <URL of an agent>] | --remove';

/** @throws Error with one line for a person */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { default: '.data', type: 'string' },
      executions: { type: 'string' },
      fire: { type: 'string' },
      remove: { default: false, type: 'boolean' },
      schedules: { type: 'string' },
    },
    strict: true,
  });
  const { data, executions, fire, remove, schedules } = values;
  if (remove) {
    if (executions ?? schedules ?? fire)
      throw new Error('--remove takes all of it away, and nothing beside it');
    return { data, kind: 'remove' };
  }
  const count = whole('schedules', schedules ?? '100', 1, 100_000);
  return {
    data,
    executions: whole('executions', executions ?? '10000', 0, mostExecutions(count)),
    fireAt: fire === undefined ? null : httpUrl(fire),
    kind: 'seed',
    schedules: count,
  };
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new Error(`--${name} must be a whole number from ${min} to ${max}`);
  return value;
}

function httpUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Error('--fire must be an http or https URL');
  return text;
}
