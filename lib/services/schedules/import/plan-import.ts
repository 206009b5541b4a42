import { setImmediate as nextTurn } from 'node:timers/promises';
import { FIRES } from '@/lib/domain/pause';
import type { ScheduleRecord } from '@/lib/repositories/schedule-columns';
import type { ServiceContext } from '../../context';
import { ServiceError } from '../../errors';
import { read } from '../../unit-of-work';
import type { ItemErrors } from './item-errors';
import { keyOf, type Match } from './match-items';
import { planCreate } from './plan-create';
import { planUpdate } from './plan-update';
import type { FileItem } from './read-items';
import type { Step } from './step';

/** Stored schedules that are in memory at a time. */
const CHUNK = 100;

/**
 * Compares the items with what is stored, and decides. Writes nothing.
 *
 * @throws ServiceError `invalid` when one of them can't be imported; then none is
 */
export async function planImport(
  context: ServiceContext,
  items: readonly FileItem[],
  { errors, match }: { errors: ItemErrors; match: Match },
): Promise<Step[]> {
  const steps: Step[] = [];
  for (let start = 0; start < items.length; start += CHUNK) {
    const chunk = items.slice(start, start + CHUNK);
    const stored = await readStored(context, chunk, match);
    for (const item of chunk) {
      try {
        steps.push(planItem(context, item, match, stored));
      } catch (error) {
        if (!(error instanceof ServiceError) || error.code !== 'invalid') throw error;
        errors.add(item.index, error.errors);
      }
    }
    await nextTurn();
  }
  errors.throwIfAny();
  return steps;
}

interface Stored {
  /** The database's clock, epoch ms. */
  nowMs: number;
  records: Map<string, ScheduleRecord[]>;
  takenIds: Set<string>;
}

async function readStored(
  context: ServiceContext,
  chunk: readonly FileItem[],
  match: Match,
): Promise<Stored> {
  const keys = chunk.map((item) => keyOf(item, match)!);
  const { found, nowMs, taken } = await read(context, async ({ cursors, scheduleTransfer }) => ({
    found: await (match === 'id' ? scheduleTransfer.findByIds(keys) : scheduleTransfer.findByNames(keys)),
    nowMs: Math.floor(await cursors.nowMs()),
    taken: match === 'id' ? await scheduleTransfer.takenIds(keys) : [],
  }));
  const records = new Map<string, ScheduleRecord[]>();
  for (const record of found) records.set(record[match], [...(records.get(record[match]) ?? []), record]);
  return { nowMs, records, takenIds: new Set(taken) };
}

function planItem(context: ServiceContext, fileItem: FileItem, match: Match, stored: Stored): Step {
  const { nowMs } = stored;
  const key = keyOf(fileItem, match)!;
  const [record, ...more] = stored.records.get(key) ?? [];
  if (more.length > 0) {
    throw refused('name', `${more.length + 1} schedules have this name: match by id`);
  }
  const item = withoutOldPause(fileItem, nowMs);
  if (record) return planUpdate(context, item, { nowMs, record });
  if (stored.takenIds.has(key)) {
    const way = 'bring it back (undelete, within 24 h), or leave the id out';
    throw refused('id', `This id belonged to a schedule that was deleted: ${way}`);
  }
  return planCreate(context, item, { id: match === 'id' ? key : null, nowMs });
}

/** A file may be older than the end of a pause in it: then the schedule fires. */
function withoutOldPause(fileItem: FileItem, nowMs: number): FileItem {
  const { given, item } = fileItem;
  if (item.pausedUntil === null || Date.parse(item.pausedUntil) > nowMs) return fileItem;
  return { ...fileItem, given: [...given, 'enabled'], item: { ...item, ...FIRES } };
}

const refused = (path: string, message: string) =>
  new ServiceError('invalid', message, { errors: [{ path, message }] });
