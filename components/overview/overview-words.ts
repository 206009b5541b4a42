import { formatSeconds } from '@/components/time/format-duration';
import type { Tone } from '@/components/ui/tone';
import { counted, withCommas } from '@/components/workers/worker-words';
import type { Health } from '@/lib/contracts/health';

/** Runs that ended in the last hour. */
export interface HourFacts {
  count: number;
  succeeded: number;
  failed: number;
  cancelled: number;
  /** Those that took more than one attempt. */
  retried: number;
}

/** What the sentence on top is made of. */
export interface OverviewFacts {
  failing: { count: number; more: boolean };
  /** Schedules whose fire time has passed without a run. */
  late: { count: number; more: boolean };
  workers: { alive: number; clocksOff: number };
  redis: Health['redis'];
  /** null: nothing is counted yet. */
  hour: HourFacts | null;
  /** Epoch ms; null: nothing is due. */
  nextAtMs: number | null;
}

export interface Words {
  headline: { text: string; tone?: Tone }[];
  sub: string | null;
}

/** "Is anything wrong?" in one sentence: what is wrong, or that all is good, with the last hour and what comes next. */
export function overviewWords(facts: OverviewFacts, nowMs: number): Words {
  const { hour, workers } = facts;
  const problems = problemsOf(facts);
  const next = nextWords(facts.nextAtMs, nowMs);
  if (problems.length > 0) {
    const past = hour === null ? [] : [`${hourWords(hour)}.`];
    return { headline: problems, sub: [...past, `${upperFirst(next)}.`].join(' ') };
  }
  const good = hour !== null && hour.failed > 0 ? 'Nothing fails now' : 'All good';
  const parts = hour === null ? [next] : [...goodHourParts(hour), next];
  return {
    headline: [{ text: `${good}: ${parts.join(', ')}` }],
    sub: `${counted(workers.alive, 'worker')} alive, nothing is late.`,
  };
}

/** The tab says what is wrong first: `● 3 failing — Scheduler`. */
export function overviewTitle(facts: OverviewFacts): string {
  const { failing } = facts;
  if (failing.count > 0) return `● ${atLeast(failing)} failing — Scheduler`;
  const [problem] = problemsOf(facts);
  return problem ? `● ${problem.text} — Scheduler` : 'Overview — Scheduler';
}

/** The worst first. */
function problemsOf({ failing, late, redis, workers }: OverviewFacts): Words['headline'] {
  const problems: Words['headline'] = [];
  const add = (isSo: boolean, tone: Tone, text: string) => {
    if (isSo) problems.push({ text: problems.length === 0 ? upperFirst(text) : text, tone });
  };
  add(workers.alive === 0, 'danger', 'no worker is alive');
  add(failing.count > 0, 'danger', `${atLeast(failing)} ${plural(failing.count, 'schedule')} failing`);
  add(late.count > 0, 'warning', `${atLeast(late)} ${plural(late.count, 'schedule')} late`);
  add(redis === 'unreachable', 'warning', 'Redis does not answer');
  add(workers.clocksOff > 0, 'warning', `${counted(workers.clocksOff, 'worker clock')} off`);
  return problems;
}

function goodHourParts({ count, failed, retried }: HourFacts): string[] {
  if (count === 0) return ['nothing ran in the last hour'];
  return [
    `${counted(count, 'run')} in the last hour`,
    ...(failed > 0 ? [`${withCommas(failed)} failed`] : []),
    ...(retried > 0 ? [`${withCommas(retried)} retried`] : []),
  ];
}

/** `1,204 runs in the last hour: 1,171 succeeded, 31 failed, 2 cancelled; 18 retried`. */
function hourWords({ cancelled, count, failed, retried, succeeded }: HourFacts): string {
  if (count === 0) return 'Nothing ran in the last hour';
  const outcomes = [
    [succeeded, 'succeeded'],
    [failed, 'failed'],
    [cancelled, 'cancelled'],
  ] as const;
  const told = outcomes
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${withCommas(number)} ${word}`);
  const tries = retried > 0 ? `; ${withCommas(retried)} retried` : '';
  return `${counted(count, 'run')} in the last hour: ${told.join(', ')}${tries}`;
}

function nextWords(nextAtMs: number | null, nowMs: number): string {
  if (nextAtMs === null) return 'nothing is due';
  const aheadS = Math.ceil((nextAtMs - nowMs) / 1_000);
  return aheadS > 0 ? `next in ${formatSeconds(aheadS)}` : 'next now';
}

const plural = (count: number, noun: string): string => (count === 1 ? noun : `${noun}s`);
const atLeast = ({ count, more }: { count: number; more: boolean }): string =>
  `${withCommas(count)}${more ? ' or more' : ''}`;
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
