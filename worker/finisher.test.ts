import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttemptRecord, FinishRecord, RetryRecord } from '@/lib/domain/engine/ports';
import { Finisher, type FinisherDependencies } from './finisher';
import { ManualClock } from './manual-clock.fixture';

const FLUSH_MS = 5;

let clock: ManualClock;
let deps: FinisherDependencies;
let finisher: Finisher;
let settled: string[];

beforeEach(() => {
  clock = new ManualClock();
  settled = [];
  deps = {
    clock,
    events: {
      executionDuplicated: vi.fn(),
      executionFinished: vi.fn(),
      outcomeUnstorable: vi.fn(),
      retryScheduled: vi.fn(),
      statementFailed: vi.fn(),
      writeDropped: vi.fn(),
    },
    onSettled: vi.fn((records: readonly AttemptRecord[]) => {
      settled.push(...records.map((record) => record.executionId));
    }),
    store: {
      discard: vi.fn(async () => {}),
      finish: vi.fn(async () => ({ missedIds: [] })),
      finishedByMe: vi.fn(async () => []),
      retry: vi.fn(async () => ({ missedIds: [] })),
    },
    workerId: 'me',
  };
  finisher = new Finisher(deps);
});

const attempt = (id: string): AttemptRecord => ({
  claim: 1,
  durationMs: 1,
  error: null,
  errorClass: null,
  executionId: id,
  httpStatus: 200,
  response: '{"body":"answer"}',
  startedAt: 0,
  status: 'succeeded',
});
const finish = (id: string): FinishRecord => ({ ...attempt(id), outcome: 'succeeded' });
const retry = (id: string): RetryRecord => ({ ...attempt(id), retryAt: 1_000, status: 'failed' });
const addFinishes = (...ids: string[]) => {
  for (const id of ids) finisher.add({ finish: finish(id) });
};
const sqlError = (code: string) => Object.assign(new Error(`SQLSTATE ${code}`), { code });
const finishes = () => vi.mocked(deps.store.finish);
/** Ids of each finish statement, in the order that they were sent. */
const sent = () => finishes().mock.calls.map(([, records]) => records.map((record) => record.executionId));
/** The statement fails while one of these is in it with its body. */
const refuse = (code: string, ...ids: string[]) =>
  finishes().mockImplementation(async (_, records) => {
    if (records.some((record) => ids.includes(record.executionId) && record.response !== null))
      throw sqlError(code);
    return { missedIds: [] };
  });

describe('Finisher', () => {
  it('collects what arrives within 5 ms into one statement', async () => {
    addFinishes('a', 'b');
    await clock.advance(FLUSH_MS - 1);
    addFinishes('c');
    expect(finishes()).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(sent()).toEqual([['a', 'b', 'c']]);
    expect(settled).toEqual(['a', 'b', 'c']);
    expect(deps.events.executionFinished).toHaveBeenCalledTimes(3);
  });

  it('sends no more than 500 at once', async () => {
    addFinishes(...Array.from({ length: 1_200 }, (_, index) => `x${index}`));
    await clock.advance(3 * FLUSH_MS);
    expect(sent().map((ids) => ids.length)).toEqual([500, 500, 200]);
  });

  it('has one statement under way at a time; what arrives meanwhile goes with the next', async () => {
    let answer = () => {};
    finishes().mockImplementationOnce(
      () => new Promise((resolve) => (answer = () => resolve({ missedIds: [] }))),
    );
    addFinishes('a');
    await clock.advance(FLUSH_MS);
    addFinishes('b');
    finisher.add({ retry: retry('c') });
    await clock.advance(1_000);
    expect(sent()).toEqual([['a']]);
    expect(deps.store.retry).not.toHaveBeenCalled();
    answer();
    await clock.advance(FLUSH_MS);
    expect(sent()).toEqual([['a'], ['b']]);
    expect(deps.store.retry).toHaveBeenCalledTimes(1);
  });

  it('tells when a retry is due', async () => {
    finisher.add({ retry: retry('a') });
    await clock.advance(FLUSH_MS);
    expect(deps.onSettled).toHaveBeenCalledWith([retry('a')], [retry('a')]);
    expect(deps.events.retryScheduled).toHaveBeenCalledTimes(1);
  });

  it('sends a batch again that the database did not answer, and settles nothing before', async () => {
    finishes().mockRejectedValueOnce(sqlError('57P01'));
    addFinishes('a', 'b');
    await clock.advance(FLUSH_MS);
    expect(settled).toEqual([]);
    expect(deps.events.statementFailed).toHaveBeenCalledWith({ error: expect.any(Error), part: 'finisher' });
    await clock.advance(200);
    expect(sent()).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(settled).toEqual(['a', 'b']);
  });

  it('does not hurry while the database fails, whatever arrives', async () => {
    finishes().mockRejectedValue(sqlError('08006'));
    for (let passed = 0; passed < 1_000; passed += 10) {
      addFinishes(`x${passed}`);
      await clock.advance(10);
    }
    expect(finishes().mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('writes finishes although the retries of the same batch fail', async () => {
    vi.mocked(deps.store.retry).mockRejectedValueOnce(sqlError('57P01'));
    addFinishes('a');
    finisher.add({ retry: retry('b') });
    await clock.advance(FLUSH_MS);
    expect(settled).toEqual(['a']);
    await clock.advance(200);
    expect(settled).toEqual(['a', 'b']);
    expect(sent()).toEqual([['a']]);
  });
});

describe('Finisher, when a value can not be stored', () => {
  it.each(['22P05', '23514', '54000'])(
    'stores the others, and that one without its body (SQLSTATE %s)',
    async (code) => {
      refuse(code, 'x5');
      addFinishes(...Array.from({ length: 8 }, (_, index) => `x${index}`));
      await clock.advance(FLUSH_MS);
      expect(settled.sort()).toEqual(Array.from({ length: 8 }, (_, index) => `x${index}`));
      const stored = finishes().mock.calls.at(-1 - [6, 7].length + 1)?.[1];
      expect(stored).toBeDefined();
      const alone = finishes().mock.calls.find(([, records]) => records[0]?.errorClass === 'unstorable')?.[1];
      expect(alone).toMatchObject([
        { error: expect.stringContaining(code), executionId: 'x5', outcome: 'succeeded', response: null },
      ]);
      expect(deps.events.outcomeUnstorable).toHaveBeenCalledTimes(1);
    },
  );

  it('finds one of 500 with a handful of statements', async () => {
    refuse('22P05', 'x321');
    addFinishes(...Array.from({ length: 500 }, (_, index) => `x${index}`));
    await clock.advance(FLUSH_MS);
    expect(settled).toHaveLength(500);
    expect(finishes().mock.calls.length).toBeLessThanOrEqual(20);
  });

  it('treats retries alike', async () => {
    vi.mocked(deps.store.retry).mockImplementation(async (_, records) => {
      if (records.some((record) => record.executionId === 'b' && record.response !== null))
        throw sqlError('22P05');
      return { missedIds: [] };
    });
    for (const id of ['a', 'b', 'c']) finisher.add({ retry: retry(id) });
    await clock.advance(FLUSH_MS);
    expect(settled.sort()).toEqual(['a', 'b', 'c']);
  });

  it('sends again what the database did not answer while it was halving', async () => {
    let outage = true;
    finishes().mockImplementation(async (_, records) => {
      if (records.some((record) => record.executionId === 'a' && record.response !== null))
        throw sqlError('22P05');
      if (outage && records.some((record) => record.executionId === 'd')) throw sqlError('08006');
      return { missedIds: [] };
    });
    addFinishes('a', 'b', 'c', 'd');
    await clock.advance(FLUSH_MS);
    expect(settled.sort()).toEqual(['a', 'b']);
    outage = false;
    await clock.advance(200);
    expect(settled.sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('Finisher, when history has an execution already', () => {
  /** The statement fails while one of these is in it, whatever it carries. */
  const refuseAlways = (...ids: string[]) =>
    finishes().mockImplementation(async (_, records) => {
      if (records.some((record) => ids.includes(record.executionId))) throw sqlError('23505');
      return { missedIds: [] };
    });

  it('removes it, and stores the others', async () => {
    refuseAlways('b');
    addFinishes('a', 'b', 'c');
    await clock.advance(FLUSH_MS);
    expect(deps.store.discard).toHaveBeenCalledExactlyOnceWith('me', [{ claim: 1, id: 'b' }]);
    expect(deps.events.executionDuplicated).toHaveBeenCalledExactlyOnceWith({ executionId: 'b' });
    expect(settled.sort()).toEqual(['a', 'b', 'c']);
    expect(deps.events.executionFinished).toHaveBeenCalledTimes(2);
  });

  it('tries again when it could not be removed', async () => {
    refuseAlways('b');
    vi.mocked(deps.store.discard).mockRejectedValueOnce(sqlError('57P01'));
    addFinishes('b');
    await clock.advance(FLUSH_MS);
    expect(settled).toEqual([]);
    await clock.advance(200);
    expect(settled).toEqual(['b']);
  });
});

describe('Finisher, when a row is not found', () => {
  it('sends it once more: it may have changed while the statement ran', async () => {
    finishes().mockResolvedValueOnce({ missedIds: ['b'] });
    addFinishes('a', 'b');
    await clock.advance(FLUSH_MS);
    expect(sent()).toEqual([['a', 'b'], ['b']]);
    expect(settled).toEqual(['a', 'b']);
    expect(deps.store.finishedByMe).not.toHaveBeenCalled();
  });

  it('takes it for stored when history has it under the same claim: the first answer was lost', async () => {
    finishes().mockResolvedValue({ missedIds: ['b'] });
    vi.mocked(deps.store.finishedByMe).mockResolvedValue(['b']);
    addFinishes('a', 'b');
    await clock.advance(FLUSH_MS);
    expect(deps.store.finishedByMe).toHaveBeenCalledWith('me', [{ claim: 1, id: 'b' }]);
    expect(settled).toEqual(['a', 'b']);
    expect(deps.events.executionFinished).toHaveBeenCalledTimes(2);
    expect(deps.events.writeDropped).not.toHaveBeenCalled();
  });

  it('drops the outcome when the execution is another’s by now', async () => {
    finishes().mockResolvedValue({ missedIds: ['b'] });
    addFinishes('a', 'b');
    await clock.advance(FLUSH_MS);
    expect(deps.events.writeDropped).toHaveBeenCalledExactlyOnceWith({ executionId: 'b' });
    expect(settled.sort()).toEqual(['a', 'b']);
    expect(deps.events.executionFinished).toHaveBeenCalledTimes(1);
  });

  it('does not schedule a retry that it had to drop', async () => {
    vi.mocked(deps.store.retry).mockResolvedValue({ missedIds: ['a'] });
    finisher.add({ retry: retry('a') });
    await clock.advance(FLUSH_MS);
    expect(vi.mocked(deps.onSettled).mock.calls.flatMap(([, retries]) => retries)).toEqual([]);
    expect(settled).toEqual(['a']);
  });

  it('judges two claims of one execution each by itself', async () => {
    finishes().mockImplementation(async (_, records) => ({
      missedIds: records.some((record) => record.claim === 1) ? ['a'] : [],
    }));
    finisher.add({ finish: { ...finish('a'), claim: 1 } });
    finisher.add({ finish: { ...finish('a'), claim: 2 } });
    await clock.advance(FLUSH_MS);
    expect(
      vi
        .mocked(deps.onSettled)
        .mock.calls.flatMap(([records]) => records.map(({ claim }) => claim))
        .sort(),
    ).toEqual([1, 2]);
  });
});

describe('Finisher.idle', () => {
  it('resolves at once when there is nothing to store', async () => {
    await finisher.idle();
  });

  it('resolves when everything is stored, what failed at first included', async () => {
    finishes().mockRejectedValueOnce(sqlError('57P01'));
    addFinishes('a');
    let idle = false;
    void finisher.idle().then(() => {
      idle = true;
    });
    await clock.advance(FLUSH_MS);
    expect(idle).toBe(false);
    await clock.advance(200);
    expect(idle).toBe(true);
  });

  it('resolves when the lease is lost, also for outcomes that come afterwards', async () => {
    finishes().mockImplementation(() => new Promise(() => {}));
    addFinishes('a');
    await clock.advance(FLUSH_MS);
    const before = finisher.idle();
    finisher.abandon();
    await before;
    addFinishes('b');
    await finisher.idle();
    await clock.advance(1_000);
    expect(sent()).toEqual([['a']]);
  });
});
