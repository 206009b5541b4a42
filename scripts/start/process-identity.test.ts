import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { identify, isAlive } from './process-identity';

it('knows a process as long as it lives, and not another one of the same number', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const identity = identify(child.pid!)!;
  expect(identity.pid).toBe(child.pid);
  expect(isAlive(identity)).toBe(true);
  expect(isAlive({ ...identity, startedAt: 'earlier' })).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(identity)).toBe(false);
  expect(identify(child.pid!)).toBeNull();
});
