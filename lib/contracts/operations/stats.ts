import { type Stats, type StatsGroupView, statsQuerySchema, statsSchema } from '../stats';
import { json, type Operation } from './operation';
import { EXAMPLE_IDS } from './parameters';
import { invalid } from './problems';

const MEASURES = {
  count: 288,
  succeeded: 284,
  failed: 3,
  cancelled: 1,
  successRate: 0.98955,
  attempts: 297,
  retried: 6,
  durationMs: { p50: 122.4, p95: 412.5, p99: 873.3 },
  latenessMs: { p50: 4.2, p95: 8.1, p99: 12.6 },
};
const GROUP: StatsGroupView = { key: EXAMPLE_IDS.schedule, name: 'Daily report', ...MEASURES, buckets: [] };
const STATS: Stats = {
  from: '2026-03-01T08:00:00.000Z',
  to: '2026-03-02T08:05:00.000Z',
  countedTo: '2026-03-02T08:00:02.100Z',
  data: [GROUP],
  more: false,
};

/** What is asked of statistics. */
export const statsOperations: readonly Operation[] = [
  {
    operationId: 'getStats',
    method: 'GET',
    path: '/api/stats',
    tag: 'Statistics',
    summary: 'Count what has ended, by group and bucket of time',
    description:
      'Executions by when they ended: counts by outcome, success rate, attempts, and percentiles of duration and lateness. Counted from ' +
      'history every ten seconds while something ends. By 5 minutes they go back 7 days, by anything else as far as history is kept, and 26 ' +
      'weeks at least. An answer has at most 2,016 buckets, those of all groups together.',
    query: statsQuerySchema,
    answers: {
      200: { description: 'The groups, the first by `sort`.', content: json(statsSchema, STATS) },
      422: invalid({
        path: 'bucket',
        message:
          '289 buckets for each of 50 groups are more than the 2016 that an answer has; ask for a wider bucket, a smaller limit or a shorter time',
      }),
    },
  },
];
