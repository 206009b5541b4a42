import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { canReach } from './run-as';

const STRANGER = { gid: 54_321, uid: 54_321 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'run-as-'));
  mkdirSync(path.join(folder, 'a/b'), { recursive: true });
  for (const part of ['', 'a', 'a/b']) chmodSync(path.join(folder, part), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

it('sees that another user can enter', () => {
  expect(canReach(path.join(folder, 'a/b'), STRANGER)).toBe(true);
});

it('sees one closed folder on the way', () => {
  chmodSync(path.join(folder, 'a'), 0o700);
  expect(canReach(path.join(folder, 'a/b'), STRANGER)).toBe(false);
  expect(canReach(path.join(folder, 'a/b'), { gid: process.getgid!(), uid: process.getuid!() })).toBe(true);
});

it('judges a folder that is yet to be made by those above it', () => {
  expect(canReach(path.join(folder, 'a/new/deeper'), STRANGER)).toBe(true);
  chmodSync(folder, 0o750);
  expect(canReach(path.join(folder, 'a/new/deeper'), STRANGER)).toBe(false);
});
