import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StateFolder } from './state-folder';

let folder: string;
let state: StateFolder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'state-folder-'));
  state = new StateFolder(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

it('gives a part the port that it had before', async () => {
  const { port, before } = await state.port('agent');
  expect(before).toBeNull();
  expect(await new StateFolder(folder).port('agent')).toEqual({ before: null, port });
  expect((await state.port('redis')).port).not.toBe(port);
});

it('gives another one when it was taken, and tells which it was', async () => {
  const { port } = await state.port('agent');
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const next = await state.port('agent');
  expect(next).toEqual({ before: port, port: expect.toSatisfy((given: number) => given !== port) });
  other.close();
});

it('chooses anew when the file was cut short', async () => {
  writeFileSync(state.file('ports.json'), '{"agent": 2');
  expect((await state.port('agent')).port).toBeGreaterThan(0);
});
