import { DAY_MS } from '@/lib/domain/statistics/grain';
import type { OutcomeRecord } from '@/lib/repositories/recent-outcomes';
import type { Repositories } from '@/lib/repositories/repositories';
import type { ServiceContext } from '../context';
import { listExecutions } from '../executions/list';
import { getStats } from '../stats/get';
import { read } from '../unit-of-work';

/** What failed longer ago is nothing of now. All schedules are ranked over no longer time. */
const WITHIN_DAYS = 7;
/** The most of them that are counted, and looked at for what the statistics haven't counted yet. */
const COUNTED = 200;
const UNCOUNTED = 50;
/** How far back failures in a row are counted, and how many schedules are told in full. */
const STREAK = 20;
const TOLD = 8;

export interface FailingSchedule {
  id: string;
  name: string;
  agentId: string;
  /** Failures in a row up to now; at most 20, and then maybe more. */
  streak: number;
  isLonger: boolean;
  /** Fire time of the first of them that is known. */
  since: string;
  /** The newest failure. */
  executionId: string;
  error: string | null;
}

export interface FailingSchedules {
  count: number;
  /** There may be more than `count`. */
  more: boolean;
  /** The latest to fail first, at most eight. */
  schedules: FailingSchedule[];
}

/**
 * The schedules that fire, and whose newest run that succeeded or failed has failed, within a week. Candidates are those that the statistics
 * rank by failures, and those of the newest failures, which may not be counted yet; what holds for each now is read from its runs.
 */
export async function listFailing(context: ServiceContext): Promise<FailingSchedules> {
  const from = new Date(Date.now() - WITHIN_DAYS * DAY_MS).toISOString();
  const [stats, newest] = await Promise.all([
    getStats(context, { from, groupBy: 'schedule', limit: String(COUNTED), sort: 'failed' }),
    listExecutions(context, { from, limit: UNCOUNTED, status: 'failed' }),
  ]);
  const counted = stats.data.filter(({ failed }) => failed > 0);
  const ids = [...new Set([...counted.map(({ key }) => key!), ...newest.data.map((run) => run.scheduleId)])];
  if (ids.length === 0) return { count: 0, more: false, schedules: [] };
  return read(context, async (repositories) => {
    const failing = await streaksOf(repositories, ids);
    const told = failing.toSorted((a, b) => (a.executionId < b.executionId ? 1 : -1)).slice(0, TOLD);
    return {
      count: failing.length,
      more: counted.length === COUNTED && stats.more,
      schedules: await Promise.all(told.map((schedule) => withError(repositories, schedule))),
    };
  });
}

async function streaksOf({ schedules }: Repositories, ids: readonly string[]) {
  const firing = await schedules.listFiring(ids);
  const outcomes = await schedules.recentOutcomes(
    firing.map(({ id }) => id),
    STREAK,
  );
  return firing.flatMap((schedule) => {
    const streak = failuresInARow(outcomes.get(schedule.id) ?? []);
    return streak ? [{ ...schedule, ...streak }] : [];
  });
}

/** What is under way or was cancelled says nothing of how a schedule is doing. */
function failuresInARow(newestFirst: readonly OutcomeRecord[]) {
  const decided = newestFirst.filter(({ status }) => status === 'failed' || status === 'succeeded');
  const end = decided.findIndex(({ status }) => status === 'succeeded');
  const failed = end === -1 ? decided : decided.slice(0, end);
  const newest = failed[0];
  if (!newest) return null;
  return {
    executionId: newest.id,
    isLonger: end === -1 && newestFirst.length === STREAK,
    since: failed.at(-1)!.fireTime.toISOString(),
    streak: failed.length,
  };
}

async function withError(
  { executions }: Repositories,
  schedule: Omit<FailingSchedule, 'error'>,
): Promise<FailingSchedule> {
  return { ...schedule, error: (await executions.find(schedule.executionId))?.error ?? null };
}
