import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { postgresFolder } from '../embedded-postgres/home';
import { stopOrphanedServer } from '../embedded-postgres/orphan';
import { endLeftovers } from '../start/leftovers';
import { RunFile } from '../start/run-file';

/**
 * Deletes everything that a start keeps: `.data`, and the embedded PostgreSQL's folder, which is elsewhere when root can't share the clone.
 *
 * @param folder `.data` of the clone
 * @returns the folders that were deleted
 * @throws AlreadyRunningError while a start has it
 */
export async function reset(folder: string): Promise<string[]> {
  const state = path.resolve(folder);
  if (existsSync(state)) {
    const { before } = await RunFile.claim(path.join(state, 'run.json'), randomUUID(), 'its reset');
    if (before) await endLeftovers(before);
  }
  const home = await postgresFolder(state);
  await stopOrphanedServer(path.join(home, 'postgres'));
  const deleted = [...new Set([state, home])].filter((each) => existsSync(each));
  for (const each of deleted) rmSync(each, { recursive: true });
  return deleted;
}
