import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Measure } from './measure';

export const RESULT_FILE = 'bench/results/latest.json';

/** Keeps the result beside the code that was measured: a list of rows, one for each figure. */
export function writeResult(measures: readonly Measure[]): void {
  mkdirSync(path.dirname(RESULT_FILE), { recursive: true });
  writeFileSync(RESULT_FILE, `${JSON.stringify(measures, null, 2)}\n`);
}
