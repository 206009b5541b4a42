import { z } from 'zod';
import type { Page } from '@/lib/contracts/page';
import { type ListWorkersQuery, listWorkersQuerySchema, type Worker } from '@/lib/contracts/worker';
import { type WorkerProblem, workerProblems } from '@/lib/domain/worker';
import type { WorkerRow } from '@/lib/repositories/worker-repository';
import type { ServiceContext } from '../context';
import { decodeCursor, toPage } from '../page-cursor';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';

/** Workers that ended are listed for so long. */
const GONE_FOR_MS = 24 * 3_600_000;

/** Signed, with parts of a millisecond. */
const rankText = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,9})?$/)
  .transform(Number);
const place = z.tuple([z.enum(['alive', 'gone']), rankText, z.guid()]);

/**
 * One page of the workers: those that are alive, the longest first, then those that ended in the last 24 h, the latest first.
 *
 * @throws ServiceError `invalid`
 */
export async function listWorkers(
  context: ServiceContext,
  query: ListWorkersQuery = {},
): Promise<Page<Worker>> {
  const { cursor, limit } = parseInput(listWorkersQuerySchema, query);
  const after = cursor === undefined ? undefined : placeOf(decodeCursor(cursor, place));
  const rows = await read(context, ({ workers }) => workers.list(GONE_FOR_MS, { after, limit: limit + 1 }));
  return toPage(rows, limit, {
    item: toWorker,
    place: ({ place: { gone, id, rank } }) => [gone ? 'gone' : 'alive', String(rank), id],
  });
}

const placeOf = ([side, rank, id]: z.output<typeof place>) => ({ gone: side === 'gone', id, rank });

const MESSAGES: Readonly<Record<WorkerProblem, string>> = {
  clock_skew: 'The clock is off by more than 30 s; the worker corrects for it',
  silent: 'No beat for longer than its lease lasts; another worker declares it dead',
};

function toWorker(row: WorkerRow): Worker {
  return {
    id: row.id,
    state: row.state,
    hostname: row.hostname,
    pid: row.pid,
    version: row.release,
    slots: row.slots,
    held: row.held,
    running: row.running,
    beat: row.beat,
    seenAt: toText(row.seenAtMs),
    beatAgeMs: Math.max(0, row.beatAgeMs),
    startedAt: toText(row.startedAtMs),
    endedAt: row.endedAtMs === null ? null : toText(row.endedAtMs),
    lagMs: row.lagMs,
    clockOffsetMs: row.clockOffsetMs,
    takenOver: row.takenOver,
    warnings: workerProblems(row).map((code) => ({ code, message: MESSAGES[code] })),
  };
}

const toText = (atMs: number): string => new Date(atMs).toISOString();
