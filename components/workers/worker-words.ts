import { formatDuration, formatSeconds } from '@/components/time/format-duration';
import type { StatusName } from '@/components/ui/status';
import type { Worker } from '@/lib/contracts/worker';

export type WorkerStatus = Extract<StatusName, 'alive' | 'clockOff' | 'dead' | 'silent' | 'stopped'>;

/** What matters most of a worker. */
export function workerStatus({ state, warnings }: Worker): WorkerStatus {
  if (state !== 'alive') return state;
  if (warnings.some(({ code }) => code === 'silent')) return 'silent';
  return warnings.length > 0 ? 'clockOff' : 'alive';
}

/** The line under its state; null when the word says enough. */
export function workerNote(worker: Worker): string | null {
  switch (workerStatus(worker)) {
    case 'alive':
      return null;
    case 'clockOff':
      return 'corrected, look at NTP';
    case 'dead':
      return worker.takenOver > 0 ? takenOverWords(worker.takenOver) : 'nothing to take over';
    case 'silent':
      return 'its lease is over';
    case 'stopped':
      return worker.takenOver > 0 ? takenOverWords(worker.takenOver) : 'left nothing behind';
  }
}

const takenOverWords = (count: number): string =>
  `${withCommas(count)} ${count === 1 ? 'execution' : 'executions'} taken over`;

export const withCommas = (count: number): string => count.toLocaleString('en-US');

/** `1 worker`, `1,204 workers`. */
export const counted = (count: number, noun: string): string =>
  `${withCommas(count)} ${count === 1 ? noun : `${noun}s`}`;

/** Age of its last beat when it was read: `0.4 s ago`, `3 min 20 s ago`. One unit below a minute, so that a column has one style. */
export function formatBeatAge(ageMs: number): string {
  return `${ageMs < 59_950 ? `${(ageMs / 1_000).toFixed(1)} s` : formatDuration(ageMs)} ago`;
}

/** How long it has been there, up to when it was read, all by the database's clock. */
export const uptime = ({ startedAt, seenAt, beatAgeMs }: Worker): string =>
  formatSeconds((Date.parse(seenAt) + beatAgeMs - Date.parse(startedAt)) / 1_000);
