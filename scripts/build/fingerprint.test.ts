import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourceFingerprint } from './fingerprint';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  mkdirSync(join(root, 'lib/domain'), { recursive: true });
  writeFileSync(join(root, 'lib/domain/ids.ts'), 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

it('changes with the content or the name of a source', () => {
  const before = sourceFingerprint(root);
  writeFileSync(join(root, 'lib/domain/ids.ts'), 'two');
  const edited = sourceFingerprint(root);
  writeFileSync(join(root, 'lib/domain/more.ts'), '');
  expect(new Set([before, edited, sourceFingerprint(root)]).size).toBe(3);
});

it('does not change with times, tests, documents or what a build writes', () => {
  const before = sourceFingerprint(root);
  utimesSync(join(root, 'lib/domain/ids.ts'), 0, 0);
  writeFileSync(join(root, 'lib/domain/ids.test.ts'), 'test');
  writeFileSync(join(root, 'README.md'), 'words');
  mkdirSync(join(root, '.next'));
  writeFileSync(join(root, '.next/BUILD_ID'), 'x');
  expect(sourceFingerprint(root)).toBe(before);
});
