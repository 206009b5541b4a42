import type { ChangesEvent, EventTopic, ExecutionChange } from '@/lib/contracts/event';
import type { Execution } from '@/lib/contracts/execution';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { Worker } from '@/lib/contracts/worker';
import { isTerminal } from '@/lib/domain/execution';
import { executionOf, mergeExecution, mergeRun, mergeSchedule, mergeWorker } from './merge-changes';
import { mapFirstPage, mapRows, rowsOf } from './rows';

/** What a query may say in its `meta`. */
export interface LiveMeta extends Record<string, unknown> {
  /** Topics that touch it, for a key that LiveUpdates doesn't know. */
  touchedBy?: readonly EventTopic[];
  /** A list of executions puts in place what this lets through. */
  admits?: (change: ExecutionChange) => boolean;
}

export interface Touched {
  /** The same object when nothing of it has changed. */
  data: unknown;
  /** There is more to it than the event tells: it must be read again. */
  isStale: boolean;
}

type Apply = (data: unknown, changes: ChangesEvent, key: readonly unknown[], meta: LiveMeta) => Touched;

const untouched = (data: unknown): Touched => ({ data, isStale: false });

const byTopics =
  (topics: readonly EventTopic[]): Apply =>
  (data, changes) => ({ data, isStale: topics.some((topic) => changes[topic].length > 0) });

/** `['executions', …]`: rows that are shown change in place; new ones come in when the query admits them. */
const toExecutions: Apply = (data, { executions }, _key, { admits }) => {
  let isStale = false;
  const shown = new Map((rowsOf(data) ?? []).map((row) => [row.id, row as Execution]));
  const names = new Map([...shown.values()].map((row) => [row.scheduleId, row.scheduleName]));
  const changed = new Map(executions.map((change) => [change.id, change]));
  let next = mapRows(data, (row) => {
    const change = changed.get(row.id);
    return change ? mergeExecution(row as Execution, change) : row;
  });
  for (const change of executions) {
    const row = shown.get(change.id);
    if (row) {
      // Its error and its answer are not in the event.
      isStale ||= isTerminal(change.status) && (!isTerminal(row.status) || lacksError(row));
      continue;
    }
    if (admits && !admits(change)) continue;
    isStale = true;
    const name = names.get(change.scheduleId);
    if (admits && name !== undefined)
      next = mapFirstPage(next, (rows) => inserted(rows as Execution[], executionOf(change, name)));
  }
  return { data: next, isStale };
};

const lacksError = ({ error, errorClass }: Execution): boolean => errorClass !== null && error === null;

function inserted(rows: readonly Execution[], execution: Execution): Execution[] {
  const place = rows.findIndex(({ fireTime }) => fireTime <= execution.fireTime);
  return place < 0 ? [...rows] : rows.toSpliced(place, 0, execution);
}

/** `['schedules', …]`: rows change in place; what an edit has changed, and what is new or gone, is read. */
const toSchedules: Apply = (data, { executions, schedules }) => {
  const rows = rowsOf(data);
  if (!rows)
    return byTopics(['schedules', 'executions'])(data, { executions, schedules, workers: [] }, [], {});
  const shown = new Map(rows.map((row) => [row.id, row as Schedule]));
  const changed = new Map(schedules.map((change) => [change.id, change]));
  const ran = new Map<string, ExecutionChange[]>();
  for (const run of executions) ran.set(run.scheduleId, [...(ran.get(run.scheduleId) ?? []), run]);
  const next = mapRows(data, (row) => {
    const change = changed.get(row.id);
    const edited = change ? mergeSchedule(row as Schedule, change) : (row as Schedule);
    return (ran.get(row.id) ?? []).reduce(mergeRun, edited);
  });
  return {
    data: next,
    isStale: schedules.length > 0 || executions.some(({ scheduleId }) => shown.has(scheduleId)),
  };
};

/** `['schedule', id, part?, …]`: the schedule, its executions, or something else about it. */
const toSchedule: Apply = (data, changes, [, id, part], meta) => {
  const executions = changes.executions.filter(({ scheduleId }) => scheduleId === id);
  const schedules = changes.schedules.filter((change) => change.id === id);
  if (executions.length === 0 && schedules.length === 0) return untouched(data);
  const own = { executions, schedules, workers: [] };
  if (part === undefined) return toSchedules(data, own, [], meta);
  if (part === 'executions') return toExecutions(data, own, [], { admits: () => true, ...meta });
  return { data, isStale: true };
};

/** `['execution', id]`: at once as far as the event tells; attempts and answers are read. */
const toExecution: Apply = (data, { executions }, [, id]) => {
  const change = executions.find((candidate) => candidate.id === id);
  if (!change) return untouched(data);
  return { data: mapRows(data, (row) => mergeExecution(row as Execution, change)), isStale: true };
};

/** `['workers', …]`: beats change in place; a worker that is new is read, and one that goes. */
const toWorkers: Apply = (data, { workers }) => {
  const shown = new Map((rowsOf(data) ?? []).map((row) => [row.id, row as Worker]));
  const changed = new Map(workers.map((change) => [change.id, change]));
  return {
    data: mapRows(data, (row) => {
      const change = changed.get(row.id);
      return change ? mergeWorker(row as Worker, change) : row;
    }),
    isStale: workers.some(({ id, state }) => shown.get(id)?.state !== state),
  };
};

const APPLY: Record<string, Apply> = {
  execution: toExecution,
  executions: toExecutions,
  failures: byTopics(['executions']),
  overview: byTopics(['executions', 'schedules', 'workers']),
  schedule: toSchedule,
  schedules: toSchedules,
  stats: byTopics(['executions']),
  workers: toWorkers,
};

/** What changes mean for one query of the cache. */
export function applyChanges(
  key: readonly unknown[],
  data: unknown,
  changes: ChangesEvent,
  meta: LiveMeta = {},
): Touched {
  const apply = meta.touchedBy ? byTopics(meta.touchedBy) : APPLY[String(key[0])];
  return apply ? apply(data, changes, key, meta) : untouched(data);
}

const HEALTH = 'health';

/** Whether a query shows what the service is doing now, so that it is read again after changes were missed. */
export const isLive = ({ meta, queryKey }: { meta?: LiveMeta; queryKey: readonly unknown[] }): boolean =>
  meta?.touchedBy !== undefined || queryKey[0] === HEALTH || String(queryKey[0]) in APPLY;
