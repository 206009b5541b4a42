import type { PendingRuns } from '@/lib/repositories/cancel-unstarted';
import type { Repositories } from '@/lib/repositories/repositories';
import type { ServiceContext } from '../context';
import { read } from '../unit-of-work';
import { repeatUntilNone } from './repeat-until-none';

/** How many of these runs workers had locked. */
export interface PendingLeft {
  runs: PendingRuns;
  count: number;
}

/** Ends the scheduled runs of a version and of those before it that have not started. */
export const cancelPending = {
  /** Within the transaction of the change that it belongs to. */
  async first(
    { executions }: Repositories,
    { id, version }: { id: string; version: number },
  ): Promise<PendingLeft> {
    const runs: PendingRuns = { scheduleId: id, upToVersion: version };
    return { count: await executions.cancelPending(runs), runs };
  },

  /** After it: those that a worker was writing. */
  rest: (context: ServiceContext, { count, runs }: PendingLeft): Promise<void> =>
    repeatUntilNone(context, count, () => read(context, ({ executions }) => executions.cancelPending(runs))),
};
