import type { ChildProcess } from 'node:child_process';

const STOP_LIMIT_MS = 20_000;

/** Stops a process as an operator does; kills it when that takes too long. */
export async function stopWell(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(limit);
}
