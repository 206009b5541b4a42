import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { postgresFolder } from '../embedded-postgres/home';
import { AlreadyRunningError, RunFile } from '../start/run-file';
import { reset } from './reset';

/** Only its owner may enter it, as a clone under /root: as root PostgreSQL's folder is elsewhere then. */
let clone: string;
let state: string;
let home: string;

beforeEach(async () => {
  clone = mkdtempSync(path.join(tmpdir(), 'reset-test-'));
  state = path.join(clone, '.data');
  home = await postgresFolder(state);
  for (const folder of [path.join(state, 'logs'), path.join(home, 'postgres')]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'kept'), 'x');
  }
});
afterEach(() => {
  for (const folder of [clone, home]) rmSync(folder, { force: true, recursive: true });
});

it('deletes what a start keeps, wherever it is, and nothing beside it', async () => {
  writeFileSync(path.join(clone, 'source.ts'), '');
  expect(await reset(state)).toEqual([...new Set([state, home])]);
  expect([state, home].map((folder) => existsSync(folder))).toEqual([false, false]);
  expect(existsSync(path.join(clone, 'source.ts'))).toBe(true);
});

it('finds the database of a clone whose .data was deleted by hand', async () => {
  rmSync(state, { recursive: true });
  await reset(state);
  expect(existsSync(home)).toBe(false);
  expect(await reset(state)).toEqual([]);
});

it('deletes nothing while it runs', async () => {
  await RunFile.claim(path.join(state, 'run.json'), 'a-run', 'http://localhost:3000');
  await expect(reset(state)).rejects.toThrow(AlreadyRunningError);
  expect([state, home].map((folder) => existsSync(folder))).toEqual([true, true]);
});
