import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readEnvironment } from './read-environment';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-environment-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

it('puts the process’s variables over those of .env', () => {
  writeFileSync(join(folder, '.env'), '# comment\nLOCK_TTL=5000\nLOG_LEVEL="warn"\n');
  vi.stubEnv('LOG_LEVEL', 'debug');
  expect(readEnvironment(folder)).toMatchObject({ LOCK_TTL: '5000', LOG_LEVEL: 'debug' });
});

it('needs no .env', () => {
  vi.stubEnv('LOG_LEVEL', 'debug');
  expect(readEnvironment(folder).LOG_LEVEL).toBe('debug');
});
