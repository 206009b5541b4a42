import type postgres from 'postgres';
import { createPastPartition, databaseNowMs } from '../history-partitions';
import { copyExecutions } from './copy-executions';
import { type CopiedSchedules, copySchedules } from './copy-schedules';

export interface AdoptionReport extends CopiedSchedules {
  executions: number;
}

/**
 * Copies what the original service left (its tables were set aside before our migrations ran) into our tables. The originals stay
 * where they are, in schema `original`: nothing is lost, and whoever is content may drop it.
 * Part of the transaction that migrates: all of it happens or nothing.
 */
export async function adoptOriginal(tx: postgres.TransactionSql): Promise<AdoptionReport> {
  // What was stored without a zone is UTC.
  await tx`SET LOCAL TimeZone = 'UTC'`;
  const nowMs = await databaseNowMs(tx);
  await createPastPartition(tx);
  const copied = await copySchedules(tx, nowMs);
  return { ...copied, executions: await copyExecutions(tx, nowMs) };
}
