import { hash, randomUUID } from 'node:crypto';

/** The workspace that every row belongs to until more are made. */
export const DEFAULT_WORKSPACE_ID = '00000000-0000-8000-8000-000000000001';

/** Below and above every id that something has. */
export const LOWEST_ID = '00000000-0000-0000-0000-000000000000';
export const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** `run_key` of every scheduled execution. */
export const SCHEDULE_RUN_KEY = 'schedule';

/** The digit that carries a UUID's variant, by the two bits beside it. */
const VARIANTS = '89ab';

/**
 * The id of an execution: a UUIDv8 of 48 bits of milliseconds, then bits of SHA-256(schedule id, fire time, run key).
 * The same fire time has the same id on every worker, so a retried statement can't make a second execution.
 *
 * @param idTimeMs the fire time of a scheduled run, else the stored creation time of the request behind it (epoch ms)
 */
export function executionId(
  scheduleId: string,
  fireTimeMs: number,
  runKey: string,
  idTimeMs = fireTimeMs,
): string {
  const bits = hash('sha256', `${scheduleId}\n${fireTimeMs}\n${runKey}`, 'hex');
  const time = Math.trunc(idTimeMs).toString(16).padStart(12, '0');
  const variant = VARIANTS[Number.parseInt(bits.charAt(4), 16) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-8${bits.slice(1, 4)}-${variant}${bits.slice(5, 8)}-${bits.slice(8, 20)}`;
}

/** The epoch milliseconds in the first 48 bits of an execution's id. */
export function executionIdTimeMs(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** Ids have 48 bits of milliseconds since the epoch. */
const LATEST_ID_TIME_MS = 2 ** 48 - 1;

/** The smallest id whose time is `timeMs`: a bound for ranges of ids, such as a partition's. Times that no id has are those next to it. */
export function lowestIdAt(timeMs: number): string {
  const ofAnId = Math.min(Math.max(timeMs, 0), LATEST_ID_TIME_MS);
  const text = ofAnId.toString(16).padStart(12, '0');
  return `${text.slice(0, 8)}-${text.slice(8)}-0000-0000-000000000000`;
}

/** A random id that sorts by its creation (UUIDv7 layout), for schedules, agents and workers. */
export function newId(nowMs: number = Date.now()): string {
  const time = nowMs.toString(16).padStart(12, '0');
  // The random bits and the variant of a UUIDv4, which Node makes from entropy that it draws for many at once.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Whether the text is a uuid of any version; other texts name nothing, and PostgreSQL would refuse to compare them. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
