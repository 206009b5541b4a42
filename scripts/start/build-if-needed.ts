import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { isBuilt } from '../build/is-built';
import { tailOf } from './log-file';

const STILL_AFTER_MS = 10_000;
const SHOWN_LINES = 15;

/** Builds unless the sources are those of the last build. Throws an Error that shows the end of the build's log. */
export async function buildIfNeeded(
  logFile: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (isBuilt()) return;
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1_000).toFixed(0);
  say('Building (once, about half a minute) …');
  const ticking = setInterval(() => say(`  still building, ${seconds()} s`), STILL_AFTER_MS);
  const output = openSync(logFile, 'w');
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/build/main.ts'], {
    signal,
    stdio: ['ignore', output, output],
  });
  const [code] = await once(child, 'exit').finally(() => clearInterval(ticking));
  if (code !== 0) throw failureOf(logFile);
  say(`  built in ${seconds()} s`);
}

function failureOf(logFile: string): Error {
  const full = /ENOSPC|[Nn]o space left/.exec(readFileSync(logFile, 'utf8'));
  if (full) return new Error(`The build could not be written: ${full[0]}`);
  return new Error(`The build failed (${logFile}):\n${tailOf(logFile, SHOWN_LINES)}`);
}
