import { beforeEach, describe, expect, it } from 'vitest';
import { BUFFER, DispatcherBench, recordOf, runOf } from './dispatcher.fixture';

let bench: DispatcherBench;
beforeEach(() => {
  bench = new DispatcherBench();
});

const many = (count: number, name: string, run = {}) =>
  Array.from({ length: count }, (_, index) => runOf(`${name}${index}`, run));

describe('Dispatcher', () => {
  it('calls at once what is due, and the rest at its time', async () => {
    bench.take(runOf('now'), runOf('later', { dueAt: 200 }));
    expect(bench.started).toEqual(['now']);
    await bench.clock.advance(199);
    expect(bench.started).toEqual(['now']);
    await bench.clock.advance(1);
    expect(bench.started).toEqual(['now', 'later']);
  });

  it('never calls one claim of an execution twice, however often it comes', async () => {
    bench.take(runOf('a'), runOf('a'), runOf('later', { dueAt: 10 }));
    bench.take(runOf('a'), runOf('later', { dueAt: 10 }));
    await bench.clock.advance(10);
    bench.take(runOf('later', { dueAt: 10 }));
    expect(bench.started).toEqual(['a', 'later']);
    expect(bench.dispatcher.heldCount).toBe(2);
  });

  it('holds what was answered until it is stored, so that nobody adopts it', async () => {
    bench.take(runOf('a'));
    await bench.calls[0]!.answer();
    expect(bench.dispatcher.callingCount).toBe(0);
    expect(bench.dispatcher.holds('a', 1)).toBe(true);
    bench.dispatcher.settled([recordOf(runOf('a'))], []);
    expect(bench.dispatcher.holds('a', 1)).toBe(false);
    expect(bench.onRoom).toHaveBeenCalled();
  });

  it('takes an execution under its next claim before the write of the last one is answered', async () => {
    bench.take(runOf('a'));
    await bench.calls[0]!.answer();
    bench.take(runOf('a', { attempt: 2, claim: 2 }));
    expect(bench.started).toEqual(['a', 'a']);
    bench.dispatcher.settled([recordOf(runOf('a'))], []);
    expect(bench.dispatcher.holds('a', 2)).toBe(true);
  });

  it('tells how late a first attempt starts, and says nothing of later ones', async () => {
    await bench.clock.advance(70);
    bench.take(runOf('first', { scheduledAt: 50 }), runOf('second', { attempt: 2 }));
    expect(bench.events.callStarted.mock.calls).toEqual([
      [{ executionId: 'first', latenessMs: 20 }],
      [{ executionId: 'second', latenessMs: null }],
    ]);
  });

  it('starts nothing while the lease is frozen, and everything when it is renewed', async () => {
    bench.mayStart = false;
    bench.take(runOf('a'), runOf('b', { dueAt: 10 }));
    await bench.clock.advance(100);
    expect(bench.started).toEqual([]);
    bench.mayStart = true;
    bench.dispatcher.pump();
    expect(bench.started).toEqual(['a', 'b']);
  });

  it('asks the lease before each call', () => {
    bench = new DispatcherBench();
    bench.events.callStarted.mockImplementation(() => {
      bench.mayStart = false;
    });
    bench.take(runOf('a'), runOf('b'));
    expect(bench.started).toEqual(['a']);
  });
});

describe('Dispatcher, sharing its slots', () => {
  it('calls as many as it has slots, and the next when one ends', async () => {
    bench = new DispatcherBench(3);
    bench.take(runOf('a', { agentRef: 'a' }), runOf('b', { agentRef: 'b' }), runOf('c', { agentRef: 'c' }));
    bench.take(runOf('d', { agentRef: 'd' }));
    expect(bench.started).toEqual(['a', 'b', 'c']);
    await bench.finish('b');
    expect(bench.started).toEqual(['a', 'b', 'c', 'd']);
  });

  it('calls with its only slot, one after the other', async () => {
    bench = new DispatcherBench(1);
    bench.take(runOf('a'), runOf('b'));
    expect(bench.started).toEqual(['a']);
    await bench.finish('a');
    expect(bench.started).toEqual(['a', 'b']);
  });

  it('keeps slots free of an agent that hangs', () => {
    bench.take(...many(500, 'hung', { agentRef: 'hangs' }));
    expect(bench.started).toHaveLength(80);
    bench.take(...many(5, 'prompt', { agentRef: 'prompt' }));
    expect(bench.started.slice(80)).toEqual(['prompt0', 'prompt1', 'prompt2', 'prompt3', 'prompt4']);
  });

  it('says what room it has, and for whom', () => {
    bench.take(...many(1_280, 'hog', { agentRef: 'hog', dueAt: 1 }));
    expect(bench.dispatcher.room.free).toBe(100 + BUFFER - 1_280);
    expect(bench.dispatcher.room.freeFor('hog')).toBe(0);
    expect(bench.dispatcher.room.freeFor('other')).toBe(256);
  });
});

describe('Dispatcher.cancel', () => {
  it('aborts the call of an execution, and no other', () => {
    bench.take(runOf('a'), runOf('b'));
    bench.dispatcher.cancel(['a', 'unknown']);
    expect(bench.calls.map(({ control }) => control.reason)).toEqual(['cancelled', null]);
  });

  it('gives back what is not called yet, which ends it, and never calls it', async () => {
    bench.take(runOf('later', { claim: 4, dueAt: 10 }));
    bench.dispatcher.cancel(['later']);
    bench.dispatcher.cancel(['later']);
    await bench.clock.advance(20);
    expect(bench.release).toHaveBeenCalledExactlyOnceWith('me', [{ claim: 4, id: 'later' }]);
    expect(bench.started).toEqual([]);
    expect(bench.dispatcher.heldCount).toBe(0);
  });

  it('does not call what waits for a slot and was cancelled meanwhile', async () => {
    bench = new DispatcherBench(1);
    bench.take(runOf('a'), runOf('b'), runOf('c'));
    bench.dispatcher.cancel(['b']);
    await bench.finish('a');
    expect(bench.started).toEqual(['a', 'c']);
  });

  it('never calls what comes only after the tick that named it', async () => {
    bench.dispatcher.cancel(['late']);
    bench.take(runOf('late'), runOf('other'));
    await bench.clock.advance(1);
    expect(bench.release).toHaveBeenCalledExactlyOnceWith('me', [{ claim: 1, id: 'late' }]);
    expect(bench.started).toEqual(['other']);
  });

  it('goes by what the newest tick named', () => {
    bench.dispatcher.cancel(['late']);
    bench.dispatcher.cancel([]);
    bench.take(runOf('late'));
    expect(bench.started).toEqual(['late']);
  });

  it('gives it back again when the database did not answer: nobody knows whose it is', async () => {
    bench.release.mockRejectedValueOnce(new Error('gone'));
    bench.take(runOf('later', { dueAt: 10 }));
    bench.dispatcher.cancel(['later']);
    await bench.clock.advance(20);
    expect(bench.dispatcher.holds('later', 1)).toBe(true);
    await bench.clock.advance(1_000);
    expect(bench.release).toHaveBeenCalledTimes(2);
    expect(bench.started).toEqual([]);
    expect(bench.dispatcher.heldCount).toBe(0);
  });
});

describe('Dispatcher.stop', () => {
  it('hands back what was not started, and waits for what runs', async () => {
    bench.take(runOf('runs'), runOf('later', { claim: 2, dueAt: 100 }));
    let stopped = false;
    void bench.dispatcher.stop(10_000).then(() => {
      stopped = true;
    });
    await bench.clock.advance(5_000);
    expect(bench.release).toHaveBeenCalledExactlyOnceWith('me', [{ claim: 2, id: 'later' }]);
    expect(stopped).toBe(false);
    await bench.calls[0]!.answer();
    expect(stopped).toBe(true);
    expect(bench.started).toEqual(['runs']);
    expect(bench.outcomes).toHaveLength(1);
    expect(bench.clock.pending).toBe(0);
  });

  it('starts nothing any more: neither what was ready, nor what comes late', async () => {
    bench = new DispatcherBench(1);
    bench.take(runOf('runs'), runOf('ready'));
    void bench.dispatcher.stop(10_000);
    bench.take(runOf('late'));
    await bench.calls[0]!.answer();
    bench.dispatcher.pump();
    expect(bench.started).toEqual(['runs']);
  });

  it('hands back what a claim brings that was under way', async () => {
    bench.pending.set('agent', [runOf('claimed', { claim: 3 })]);
    bench.dispatcher.claimFor(['agent']);
    await bench.dispatcher.stop(0);
    expect(bench.started).toEqual([]);
    expect(bench.release).toHaveBeenCalledExactlyOnceWith('me', [{ claim: 3, id: 'claimed' }]);
  });

  it('aborts what still runs at the end of the grace, and waits for its outcome', async () => {
    bench.take(runOf('a'));
    let stopped = false;
    void bench.dispatcher.stop(1_000).then(() => {
      stopped = true;
    });
    await bench.clock.advance(999);
    expect(bench.calls[0]!.control.reason).toBeNull();
    await bench.clock.advance(1);
    expect(bench.calls[0]!.control.reason).toBe('stopping');
    expect(stopped).toBe(false);
    await bench.calls[0]!.answer();
    expect(stopped).toBe(true);
  });

  it('counts the grace from its beginning, also when the hand-back hangs', async () => {
    bench.release.mockImplementation(() => new Promise(() => {}));
    bench.take(runOf('a'), runOf('later', { dueAt: 100 }));
    void bench.dispatcher.stop(1_000);
    await bench.clock.advance(1_000);
    expect(bench.calls[0]!.control.reason).toBe('stopping');
  });

  it('ends although the hand-back fails: whoever reaps takes what is left', async () => {
    bench.release.mockRejectedValue(new Error('gone'));
    bench.take(runOf('later', { dueAt: 100 }));
    await bench.dispatcher.stop(1_000);
    expect(bench.events.statementFailed).toHaveBeenCalledTimes(1);
    await bench.clock.advance(10_000);
    expect(bench.started).toEqual([]);
    expect(bench.release).toHaveBeenCalledTimes(1);
  });

  it('claims nothing any more', async () => {
    await bench.dispatcher.stop(0);
    bench.pending.set('agent', [runOf('a')]);
    bench.dispatcher.claimFor(['agent']);
    await bench.clock.advance(1_000);
    expect(bench.claim).not.toHaveBeenCalled();
  });

  it('aborts everything at once when the lease is lost, and hands nothing back', async () => {
    bench.take(runOf('a'), runOf('later', { dueAt: 100 }));
    bench.dispatcher.abandon();
    expect(bench.calls[0]!.control.reason).toBe('lost');
    await bench.clock.advance(1_000);
    expect(bench.started).toEqual(['a']);
    expect(bench.release).not.toHaveBeenCalled();
  });
});

describe('Dispatcher, of a schedule that must not be called again when its worker is lost', () => {
  const FAIL = { onWorkerLoss: 'fail' } as const;

  it('calls only when the start is written', async () => {
    let written = (_isOurs: boolean) => {};
    bench.markStarted.mockImplementation(() => new Promise((resolve) => (written = resolve)));
    bench.takeOf(FAIL, runOf('a'));
    await bench.clock.advance(500);
    expect(bench.started).toEqual([]);
    written(true);
    await bench.clock.advance(0);
    expect(bench.started).toEqual(['a']);
    expect(bench.markStarted).toHaveBeenCalledTimes(1);
  });

  it('notes no start for which there is no slot: it would fail with its worker without having been called', async () => {
    bench = new DispatcherBench(2);
    const other = { agentRef: 'other' };
    bench.takeOf(FAIL, runOf('a'), runOf('b', other), runOf('c'), runOf('d', other));
    await bench.clock.advance(0);
    expect(bench.started).toEqual(['a', 'b']);
    expect(bench.markStarted.mock.calls.map(([, run]) => run.id)).toEqual(['a', 'b']);
    await bench.finish('a');
    expect(bench.started).toEqual(['a', 'b', 'c']);
    expect(bench.markStarted.mock.calls.map(([, run]) => run.id)).toEqual(['a', 'b', 'c']);
  });

  it('drops what is no longer its own', async () => {
    bench.markStarted.mockResolvedValue(false);
    bench.takeOf(FAIL, runOf('a'));
    await bench.clock.advance(1_000);
    expect(bench.started).toEqual([]);
    expect(bench.dispatcher.heldCount).toBe(0);
  });

  it('writes again when the database does not answer, and does not call meanwhile', async () => {
    bench.markStarted.mockRejectedValueOnce(new Error('no database'));
    bench.takeOf(FAIL, runOf('a'));
    await bench.clock.advance(100);
    expect(bench.started).toEqual([]);
    await bench.clock.advance(200);
    expect(bench.started).toEqual(['a']);
  });

  it('does not call when the lease froze while the start was written', async () => {
    bench.markStarted.mockImplementation(async () => {
      bench.mayStart = false;
      return true;
    });
    bench.takeOf(FAIL, runOf('a'));
    await bench.clock.advance(100);
    expect(bench.started).toEqual([]);
    bench.mayStart = true;
    bench.dispatcher.pump();
    expect(bench.started).toEqual(['a']);
  });
});

describe('Dispatcher, with priorities', () => {
  it('starts the highest first, and of equals the one that came first', async () => {
    bench = new DispatcherBench(1);
    bench.take(runOf('busy'));
    bench.takeOf({ priority: 0 }, runOf('plain-1'), runOf('plain-2'));
    bench.takeOf({ priority: 5 }, runOf('urgent-1'), runOf('urgent-2'));
    bench.takeOf({ priority: -5 }, runOf('idle'));
    for (const id of ['busy', 'urgent-1', 'urgent-2', 'plain-1', 'plain-2']) await bench.finish(id);
    expect(bench.started).toEqual(['busy', 'urgent-1', 'urgent-2', 'plain-1', 'plain-2', 'idle']);
  });
});
