import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Part, type PartSpec } from './part';

let part: Part;
let pids: number[];
let deaths: { how: string; nextLaunchMs: number }[];

function make(script: string, spec: Partial<PartSpec> = {}): Part {
  part = new Part(
    {
      name: 'thing',
      tier: 'app',
      stopLimitMs: 5_000,
      launch: () => {
        const child = spawn(process.execPath, ['-e', script], {
          detached: true,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        return { process: child, ready: once(child.stdout, 'data').then(() => {}) };
      },
      ...spec,
    },
    {
      launched: (_, pid) => pids.push(pid!),
      died: (_, how, nextLaunchMs) => deaths.push({ how, nextLaunchMs }),
    },
  );
  return part;
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const STAYS = 'setInterval(() => {}, 1000); console.log("ready")';
const IGNORES_SIGTERM = `process.on('SIGTERM', () => {}); ${STAYS}`;

beforeEach(() => {
  pids = [];
  deaths = [];
});
afterEach(() => part.stop());

describe('Part', () => {
  it('starts again what died, and says how it died', async () => {
    await make(STAYS).start();
    process.kill(pids[0]!, 'SIGKILL');
    await vi.waitUntil(() => pids.length === 2 && alive(pids[1]!), { timeout: 5_000 });
    expect(deaths).toEqual([{ how: 'SIGKILL', nextLaunchMs: 1_000 }]);
    expect(part.deaths).toBe(1);
  });

  it('waits longer after each death in a row', async () => {
    await make('console.log("ready"); setTimeout(() => process.exit(3), 50)').start();
    await vi.waitUntil(() => deaths.length === 2, { timeout: 5_000 });
    expect(deaths).toEqual([
      { how: 'exit code 3', nextLaunchMs: 1_000 },
      { how: 'exit code 3', nextLaunchMs: 2_000 },
    ]);
  });

  it('leaves it stopped when it was asked to stop', async () => {
    await make(STAYS).start();
    await part.stop();
    expect(alive(pids[0]!)).toBe(false);
    expect(deaths).toEqual([]);
  });

  it('kills one that does not end in time', async () => {
    await make(IGNORES_SIGTERM, { stopLimitMs: 50 }).start();
    await part.stop();
    expect(alive(pids[0]!)).toBe(false);
  });

  it('does not try a first launch again', async () => {
    const failing = make('process.exit(1)', {
      launch: () => {
        const child = spawn(process.execPath, ['-e', 'process.exit(1)'], { detached: true });
        return { process: child, ready: once(child, 'exit').then(() => Promise.reject(new Error('no'))) };
      },
    });
    await expect(failing.start()).rejects.toThrow('no');
    expect(pids).toHaveLength(1);
  });

  it('stops while it waits to start again', async () => {
    await make('console.log("ready"); setTimeout(() => process.exit(3), 20)').start();
    await vi.waitUntil(() => deaths.length === 1);
    await part.stop();
    expect(pids).toHaveLength(1);
  });
});
