import { formatFine } from '@/components/time/format-duration';
import type { Tone } from '@/components/ui/tone';
import type { Worker } from '@/lib/contracts/worker';
import { counted, withCommas, workerStatus } from './worker-words';

/** What the page says before its table, in parts that each have their colour. */
export interface FleetWords {
  headline: { text: string; tone?: Tone }[];
  sub: string;
}

/** How the workers are, computed: "3 workers alive, 1 clock off by 31.2 s". */
export function fleetWords(workers: readonly Worker[]): FleetWords {
  const having = (...statuses: string[]) =>
    workers.filter((worker) => statuses.includes(workerStatus(worker)));
  const alive = having('alive', 'clockOff');
  const silent = having('silent');
  const clocksOff = having('clockOff');
  const gone = having('dead', 'stopped');
  const headline: FleetWords['headline'] =
    alive.length === 0
      ? [{ text: 'No worker is alive', tone: 'danger' }]
      : [{ text: `${counted(alive.length, 'worker')} alive` }];
  if (silent.length > 0) headline.push({ text: `${silent.length} silent`, tone: 'warning' });
  if (clocksOff.length > 0) headline.push({ text: clocksOffWords(clocksOff), tone: 'warning' });
  return {
    headline,
    sub: [alive.length === 0 ? 'Nothing fires until one starts.' : loadWords(alive), goneWords(gone)]
      .filter(Boolean)
      .join(' '),
  };
}

/** The tab says what is wrong first: `● 1 clock off by 31.2 s — Workers`. */
export function fleetTitle(workers: readonly Worker[]): string {
  const wrong = fleetWords(workers).headline.filter(({ tone }) => tone !== undefined);
  if (wrong.length === 0) return 'Workers — Scheduler';
  return `● ${wrong.map(({ text }) => text).join(', ')} — Workers`;
}

function clocksOffWords(workers: readonly Worker[]): string {
  const worst = Math.max(...workers.map(({ clockOffsetMs }) => Math.abs(clockOffsetMs)));
  const by = `off by ${workers.length === 1 ? '' : 'up to '}${formatFine(worst)}`;
  return `${counted(workers.length, 'clock')} ${by}`;
}

function loadWords(workers: readonly Worker[]): string {
  const total = (of: (worker: Worker) => number) => withCommas(workers.reduce((sum, it) => sum + of(it), 0));
  const held = workers.reduce((sum, worker) => sum + worker.held, 0);
  return `${total(({ running }) => running)} of ${total(({ slots }) => slots)} slots in use, ${counted(held, 'execution')} held.`;
}

function goneWords(workers: readonly Worker[]): string | null {
  if (workers.length === 0) return null;
  const takenOver = workers.reduce((sum, worker) => sum + worker.takenOver, 0);
  const from =
    takenOver === 0
      ? ''
      : `, ${counted(takenOver, 'execution')} taken over from ${workers.length === 1 ? 'it' : 'them'}`;
  return `${withCommas(workers.length)} gone in the last 24 h${from}.`;
}
