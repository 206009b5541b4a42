import type { ScheduleSettings } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { isDataRefused } from '@/lib/repositories/database-errors';
import type { Repositories } from '@/lib/repositories/repositories';
import { actorName, type ServiceContext } from '../../context';
import { transact } from '../../unit-of-work';
import { type FirstStanding, firstStanding } from '../first-standing';
import { toSchedule } from '../schedule-view';
import { type BulkOutcome, failed } from './outcome';

/** As many as are a microsecond apart within one millisecond. */
export const CREATED_AT_ONCE = 1_000;

/** A schedule that is to be made, its settings checked. */
export interface Creation {
  id: string;
  settings: ScheduleSettings;
}

/** What the database decided of a new schedule; the rest of it the request has said. */
interface Made {
  id: string;
  agentRef: string;
  /** Epoch ms. */
  createdAt: number;
  standing: FirstStanding;
}

type AgentRefs = Readonly<Record<string, string>>;

/**
 * The agents of new schedules, made when they are new: before the schedules, so that transactions that make those don't wait for each
 * other.
 *
 * @returns their uuids by their keys
 * @throws ServiceError `unavailable`
 */
export function ensureAgents(context: ServiceContext, all: readonly Creation[]): Promise<AgentRefs> {
  const keys = all.map(({ settings }) => settings.agentId);
  return transact(context, async ({ agents }) => Object.fromEntries(await agents.ensureMany(keys)));
}

/**
 * Makes schedules in one transaction, by one statement for all of them. One that fails is reported in its place.
 *
 * @param refs of their agents
 * @returns outcomes in the order of `all`
 * @throws ServiceError `unavailable`; then none was made
 */
export async function createMany(
  context: ServiceContext,
  all: readonly Creation[],
  refs: AgentRefs,
): Promise<BulkOutcome[]> {
  const made = await transact(context, (repositories) => insertAll(context, repositories, all, refs));
  return made.map((one, index) =>
    'action' in one ? one : { action: 'create', schedule: toNewSchedule(context, all[index]!.settings, one) },
  );
}

/** Halves what the database refuses until what it refuses is alone. */
async function insertAll(
  context: ServiceContext,
  repositories: Repositories,
  all: readonly Creation[],
  refs: AgentRefs,
): Promise<(BulkOutcome | Made)[]> {
  try {
    return await repositories.savepoint((inner) => insert(context, inner, all, refs));
  } catch (error) {
    if (!isDataRefused(error)) throw error;
    if (all.length === 1) return [failed(context, error)];
    const middle = Math.ceil(all.length / 2);
    return [
      ...(await insertAll(context, repositories, all.slice(0, middle), refs)),
      ...(await insertAll(context, repositories, all.slice(middle), refs)),
    ];
  }
}

async function insert(
  context: ServiceContext,
  { cursors, schedules, skips }: Repositories,
  all: readonly Creation[],
  refs: AgentRefs,
): Promise<(BulkOutcome | Made)[]> {
  const nowMs = Math.floor(await cursors.nowMs());
  const made = all.map(({ id, settings }) => {
    try {
      const standing = firstStanding(settings, id, nowMs);
      return { agentRef: refs[settings.agentId]!, createdAt: nowMs, id, standing };
    } catch (error) {
      return failed(context, error);
    }
  });
  const rows = made.flatMap((one, index) => {
    if ('action' in one) return [];
    const { agentRef, id, standing } = one;
    return [{ ...standing, id, definition: { ...all[index]!.settings, ...standing.pause, agentRef } }];
  });
  await schedules.insertMany(rows, { atMs: nowMs, by: actorName(context.actor) });
  for (const { id, skip } of rows) if (skip) await skips.insert(id, 1, skip);
  return made;
}

function toNewSchedule(
  { workspaceId }: ServiceContext,
  settings: ScheduleSettings,
  { agentRef, createdAt, id, standing: { nextFireAt, pause } }: Made,
): Schedule {
  const at = new Date(createdAt);
  const pausedUntil = pause.pausedUntil === null ? null : new Date(pause.pausedUntil);
  const times = { createdAt: at, deletedAt: null, updatedAt: at };
  return toSchedule({
    isPaused: !pause.enabled,
    lastExecution: null,
    nextFireAt: nextFireAt === null ? null : new Date(nextFireAt),
    schedule: {
      ...settings,
      ...times,
      agentRef,
      enabled: pause.enabled,
      pausedUntil,
      id,
      version: 1,
      workspaceId,
    },
  });
}
