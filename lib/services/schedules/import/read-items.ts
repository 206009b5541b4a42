import { setImmediate as nextTurn } from 'node:timers/promises';
import { toFieldErrors } from '@/lib/contracts/problem';
import { type ImportItem, importFileSchema, importItemSchema } from '@/lib/contracts/schedule-import';
import { FIRES } from '@/lib/domain/pause';
import { parseInput } from '../../parse-input';
import type { ImportFile } from './import-file';
import { type ItemErrors, itemErrors } from './item-errors';

/** A schedule of the file whose fields are all valid by themselves. */
export interface FileItem {
  /** From 0. */
  index: number;
  item: ImportItem;
  /** The fields that the file has; the others of `item` are defaults. */
  given: readonly (keyof ImportItem)[];
}

/** So that other requests are answered meanwhile. */
const ITEMS_A_TURN = 100;

/**
 * The schedules of a file.
 *
 * @returns also where to add what else is wrong with them
 * @throws ServiceError `invalid` when it is no such file, or has a schedule with a bad field
 */
export async function readItems(file: ImportFile): Promise<{ items: FileItem[]; errors: ItemErrors }> {
  const { schedules } = parseInput(importFileSchema, file.value);
  const errors = itemErrors(file);
  const items: FileItem[] = [];
  for (const [index, value] of schedules.entries()) {
    if (index % ITEMS_A_TURN === 0) await nextTurn();
    const parsed = importItemSchema.safeParse(value);
    if (!parsed.success) errors.add(index, toFieldErrors(parsed.error));
    else items.push({ given: fieldsOf(value), index, item: withoutPastPause(parsed.data) });
  }
  errors.throwIfAny();
  return { errors, items };
}

/** A pause that has ended since the file was written. */
function withoutPastPause(item: ImportItem): ImportItem {
  const isOver = item.pausedUntil !== null && Date.parse(item.pausedUntil) <= Date.now();
  return isOver ? { ...item, ...FIRES } : item;
}

const fieldsOf = (value: unknown) => Object.keys(value as object) as (keyof ImportItem)[];
