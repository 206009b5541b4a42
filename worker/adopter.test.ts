import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnedExecution } from '@/lib/domain/engine/ports';
import { Adopter } from './adopter';
import { runOf } from './dispatcher.fixture';
import { ManualClock } from './manual-clock.fixture';
import { StatementTracker } from './statement-tracker';

const READ_EVERY_MS = 5_000;

let clock: ManualClock;
let statements: StatementTracker;
let adopter: Adopter;
/** What the database says is ours, by id, with the claim. */
let owned: Map<string, number>;
let held: Set<string>;
const events = { executionAdopted: vi.fn(), statementFailed: vi.fn() };
const takeOver = vi.fn(async (runs: readonly OwnedExecution[]) => {
  for (const { claim, id } of runs) held.add(`${id}/${claim}`);
});
const ownedClaims = vi.fn(async () => [...owned].map(([id, claim]) => ({ claim, id })));

beforeEach(() => {
  vi.clearAllMocks();
  clock = new ManualClock();
  owned = new Map();
  held = new Set();
  statements = new StatementTracker(clock, () => adopter.readSoon());
  adopter = new Adopter({
    clock,
    dispatcher: { holds: (id, claim) => held.has(`${id}/${claim}`), takeOver },
    events,
    statements,
    store: {
      ownedClaims,
      ownedExecutions: async (_workerId, ids) =>
        ids.flatMap((id) => (owned.has(id) ? [runOf(id, { claim: owned.get(id)! })] : [])),
    },
    workerId: 'me',
  });
  adopter.start();
});

const adopted = () => takeOver.mock.calls.flatMap(([runs]) => runs.map((run) => `${run.id}/${run.claim}`));
/** A fence or claim that is never answered unless the test does. */
function send(): { answer: () => void; fail: (error: Error) => void } {
  let settle = { answer: () => {}, fail: (_: Error) => {} };
  void statements.track(new Promise<void>((answer, fail) => (settle = { answer, fail }))).catch(() => {});
  return settle;
}

describe('Adopter', () => {
  it('takes up what is ours and unknown in two readings', async () => {
    owned.set('lost', 1);
    await clock.advance(READ_EVERY_MS);
    expect(adopted()).toEqual([]);
    await clock.advance(READ_EVERY_MS);
    expect(adopted()).toEqual(['lost/1']);
    expect(events.executionAdopted).toHaveBeenCalledExactlyOnceWith({ executionId: 'lost' });
  });

  it('leaves alone what the worker holds', async () => {
    owned.set('known', 1);
    held.add('known/1');
    await clock.advance(4 * READ_EVERY_MS);
    expect(adopted()).toEqual([]);
  });

  it('knows an execution by its claim: an older one that is held does not count', async () => {
    owned.set('lost', 2);
    held.add('lost/1');
    await clock.advance(2 * READ_EVERY_MS);
    expect(adopted()).toEqual(['lost/2']);
  });

  it('begins anew with what was known in between', async () => {
    owned.set('a', 1);
    await clock.advance(READ_EVERY_MS);
    held.add('a/1');
    await clock.advance(READ_EVERY_MS);
    held.delete('a/1');
    await clock.advance(READ_EVERY_MS);
    expect(adopted()).toEqual([]);
  });

  it('waits while a statement is under way that was so at the first reading', async () => {
    const fence = send();
    owned.set('fenced', 1);
    await clock.advance(3 * READ_EVERY_MS);
    expect(adopted()).toEqual([]);
    held.add('fenced/1');
    fence.answer();
    await clock.advance(3 * READ_EVERY_MS);
    expect(adopted()).toEqual([]);
  });

  it('waits as well for a statement that was sent while the first reading was under way', async () => {
    let answerReading = () => {};
    ownedClaims.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answerReading = () => resolve([{ claim: 1, id: 'fenced' }]);
        }),
    );
    owned.set('fenced', 1);
    await clock.advance(READ_EVERY_MS);
    const fence = send();
    answerReading();
    await clock.advance(READ_EVERY_MS);
    expect(adopted()).toEqual([]);
    fence.answer();
    await clock.advance(2 * READ_EVERY_MS);
    expect(adopted()).toEqual(['fenced/1']);
  });

  it('reads at once after a statement with an unknown outcome, and adopts when its backend must be through', async () => {
    const fence = send();
    await clock.advance(100);
    owned.set('fenced', 1);
    fence.fail(new Error('connection closed'));
    await clock.advance(0);
    expect(ownedClaims).toHaveBeenCalledTimes(1);
    await clock.advance(READ_EVERY_MS - 1);
    expect(adopted()).toEqual([]);
    await clock.advance(1);
    expect(adopted()).toEqual(['fenced/1']);
  });

  it('goes on after a reading that failed', async () => {
    ownedClaims.mockRejectedValueOnce(new Error('gone'));
    owned.set('lost', 1);
    await clock.advance(3 * READ_EVERY_MS);
    expect(events.statementFailed).toHaveBeenCalledWith({ error: expect.any(Error), part: 'adopter' });
    expect(adopted()).toEqual(['lost/1']);
  });

  it('adopts nothing any more when it was stopped', async () => {
    owned.set('lost', 1);
    await clock.advance(READ_EVERY_MS);
    adopter.stop();
    await clock.advance(4 * READ_EVERY_MS);
    expect(adopted()).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
