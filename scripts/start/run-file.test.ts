import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AlreadyRunningError, RunFile } from './run-file';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-file-'));
  file = join(folder, 'run.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const dead = (id: string) =>
  JSON.stringify({
    id,
    parts: { web: { pid: 1, startedAt: 'x' } },
    supervisor: { pid: 1, startedAt: 'never' },
    url: 'u',
  });

it('refuses a second start and says where the first one runs', async () => {
  await RunFile.claim(file, 'one', 'http://localhost:3000');
  await expect(RunFile.claim(file, 'two', 'http://localhost:4000')).rejects.toThrow(
    `Already running at http://localhost:3000 (process ${process.pid}).`,
  );
});

it('is free again after a release', async () => {
  const { runFile } = await RunFile.claim(file, 'one', 'u');
  runFile.release();
  expect(await RunFile.claim(file, 'two', 'u')).toMatchObject({ before: null });
});

it('hands over what a killed run left', async () => {
  writeFileSync(file, dead('killed'));
  const { before } = await RunFile.claim(file, 'next', 'u');
  expect(before).toMatchObject({ id: 'killed', parts: { web: { pid: 1 } } });
});

it('lets one of two have the folder of a killed run', async () => {
  writeFileSync(file, dead('killed'));
  const both = await Promise.allSettled([RunFile.claim(file, 'a', 'u'), RunFile.claim(file, 'b', 'u')]);
  expect(both.map((claim) => claim.status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((claim) => claim.status === 'rejected');
  expect(refused?.reason).toBeInstanceOf(AlreadyRunningError);
});

it('starts afresh over a file that was cut short', async () => {
  writeFileSync(file, '{"id": "x", "sup');
  expect(await RunFile.claim(file, 'next', 'u')).toMatchObject({ before: null });
  await expect(RunFile.claim(file, 'later', 'u')).rejects.toThrow(AlreadyRunningError);
});
