import { withCommas } from '@/components/workers/worker-words';
import type { StatsBucketView } from '@/lib/contracts/stats';

/** How much failed: none, under 1 %, 1 to 10 %, more; `empty`: nothing ended. */
export const HEAT_LEVELS = ['clean', 'few', 'some', 'many', 'empty'] as const;
export type HeatLevel = (typeof HEAT_LEVELS)[number];
export const HEAT_WORDS: Readonly<Record<HeatLevel, string>> = {
  clean: 'none failed',
  empty: 'no execution',
  few: 'under 1\u202f%',
  many: 'over 10\u202f%',
  some: '1–10\u202f%',
};

const FEW = 0.01;
const MANY = 0.1;

export interface HeatCell {
  level: HeatLevel;
  /** Where and what in figures: `Tue 24 Nov: 720 runs, 49 failed`. */
  words: string;
  /** Where its runs are; none when there are none. */
  href?: string;
  /** The one that time is in. */
  isNow?: boolean;
}

export type HeatCounts = Pick<StatsBucketView, 'cancelled' | 'count' | 'failed' | 'successRate'>;

export function heatLevel(counts: HeatCounts | undefined): HeatLevel {
  if (!counts || counts.count === 0) return 'empty';
  const failed = counts.successRate === null ? 0 : 1 - counts.successRate;
  if (counts.failed === 0) return 'clean';
  return failed < FEW ? 'few' : failed <= MANY ? 'some' : 'many';
}

/** `720 runs, 49 failed, 2 cancelled`. */
export function countWords(counts: HeatCounts | undefined): string {
  if (!counts || counts.count === 0) return HEAT_WORDS.empty;
  const { cancelled, count, failed } = counts;
  return [
    `${withCommas(count)} ${count === 1 ? 'run' : 'runs'}`,
    failed === 0 ? HEAT_WORDS.clean : `${withCommas(failed)} failed`,
    ...(cancelled === 0 ? [] : [`${withCommas(cancelled)} cancelled`]),
  ].join(', ');
}
