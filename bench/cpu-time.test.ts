import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { processCpuSeconds, treeCpuSeconds } from './cpu-time';

const BUSY = 'const end = performance.now() + 300; while (performance.now() < end);';

it.runIf(process.platform === 'linux')('counts what a process has worked', () => {
  const before = processCpuSeconds(process.pid);
  const endAt = performance.now() + 100;
  while (performance.now() < endAt);
  expect(processCpuSeconds(process.pid)).toBeGreaterThan(before);
});

it.runIf(process.platform === 'linux')('counts children, also those that have ended', async () => {
  const ownBefore = processCpuSeconds(process.pid);
  const treeBefore = treeCpuSeconds(process.pid);
  await once(spawn(process.execPath, ['-e', BUSY]), 'exit');
  const children = treeCpuSeconds(process.pid) - treeBefore - (processCpuSeconds(process.pid) - ownBefore);
  expect(children).toBeGreaterThan(0.05);
});

it('counts nothing of a process that is not there', () => {
  expect(processCpuSeconds(2 ** 30)).toBe(0);
});
