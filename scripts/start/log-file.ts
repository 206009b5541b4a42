import { copyFileSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';

const LARGEST_BYTES = 20 * 1_024 * 1_024;
const CHECK_EVERY_MS = 60_000;

/**
 * A log that a child writes by itself, so that it outlives this process. Grown too large it is moved to `<file>.1` and goes on empty.
 *
 * @returns the descriptor, for `stdio`
 */
export function openLog(file: string): number {
  const descriptor = openSync(file, 'a');
  trim(file);
  setInterval(() => trim(file), CHECK_EVERY_MS).unref();
  return descriptor;
}

/** Its last lines, for a person. */
export function tailOf(file: string, lines: number): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

function trim(file: string): void {
  try {
    if (statSync(file).size <= LARGEST_BYTES) return;
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  } catch {
    // Somebody removed the file, or the disk is full: a log must not end the service.
  }
}
