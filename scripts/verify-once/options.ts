import { parseArgs } from 'node:util';

export const REDIS_MODES = ['on', 'off', 'flap'] as const;
export type RedisMode = (typeof REDIS_MODES)[number];

export interface VerifyOptions {
  workers: number;
  schedules: number;
  /** Length of the window of fire times that is judged. */
  seconds: number;
  redis: RedisMode;
  /** Kills workers in mid-run, and starts others in their place. */
  kill: boolean;
}

export const USAGE = `npm run verify:once -- [--workers 3] [--schedules 300] [--seconds 60] [--redis ${REDIS_MODES.join('|')}] [--kill]`;

/** @throws Error with one line for a person */
export function parseOptions(args: readonly string[]): VerifyOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kill: { default: false, type: 'boolean' },
      redis: { default: 'on', type: 'string' },
      schedules: { default: '300', type: 'string' },
      seconds: { default: '60', type: 'string' },
      workers: { default: '3', type: 'string' },
    },
    strict: true,
  });
  const redis = REDIS_MODES.find((mode) => mode === values.redis);
  if (!redis) throw new Error(`--redis must be one of ${REDIS_MODES.join(', ')}`);
  return {
    kill: values.kill,
    redis,
    schedules: whole('schedules', values.schedules, 100_000),
    seconds: whole('seconds', values.seconds, 86_400),
    workers: whole('workers', values.workers, 64),
  };
}

function whole(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > max)
    throw new Error(`--${name} must be a whole number from 1 to ${max}`);
  return value;
}
