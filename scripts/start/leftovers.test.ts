import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { endLeftovers, RUN_ID_VARIABLE } from './leftovers';
import { identify } from './process-identity';
import type { Run } from './run-file';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function sleeper(env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn('sleep', ['60'], { env: { ...process.env, ...env } });
  children.push(child);
  await once(child, 'spawn');
  // The environment can be read a moment after the program has begun.
  if (env[RUN_ID_VARIABLE]) {
    await vi.waitUntil(() => readFileSync(`/proc/${child.pid}/environ`, 'utf8').includes(RUN_ID_VARIABLE));
  }
  return child;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function run(parts: Run['parts']): Run {
  return { id: 'killed-run', parts, supervisor: { pid: 1, startedAt: 'x' }, url: '' };
}

it('ends the recorded processes and leaves one alone that only got the number of one', async () => {
  const [ours, reused] = [await sleeper(), await sleeper()];
  const count = await endLeftovers(
    run({ web: identify(ours.pid!)!, worker: { pid: reused.pid!, startedAt: 'earlier' } }),
  );
  expect(count).toBe(1);
  await vi.waitUntil(() => hasEnded(ours));
  expect(hasEnded(reused)).toBe(false);
});

it.runIf(process.platform === 'linux')('finds children of the run that nobody recorded', async () => {
  const [ours, other] = [
    await sleeper({ [RUN_ID_VARIABLE]: 'killed-run' }),
    await sleeper({ [RUN_ID_VARIABLE]: 'another-run' }),
  ];
  expect(await endLeftovers(run({}))).toBe(1);
  await vi.waitUntil(() => hasEnded(ours));
  expect(hasEnded(other)).toBe(false);
});
