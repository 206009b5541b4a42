import { beforeEach, describe, expect, it } from 'vitest';
import type { OwnedExecution } from '@/lib/domain/engine/ports';
import { DispatcherBench, recordOf, runOf } from './dispatcher.fixture';

let bench: DispatcherBench;
beforeEach(() => {
  bench = new DispatcherBench();
});

const work = (agentRef: string, count: number) =>
  bench.pending.set(
    agentRef,
    Array.from({ length: count }, (_, index) => runOf(`${agentRef}${index}`, { agentRef })),
  );
/** What each claim asked for. */
const asked = () => bench.claim.mock.calls.map(([, agents]) => agents);

describe('Claimer', () => {
  it('claims for agents that have work, and calls what it gets', async () => {
    work('a', 2);
    work('b', 1);
    bench.dispatcher.claimFor(['a', 'b']);
    await bench.clock.advance(0);
    expect(bench.started.sort()).toEqual(['a0', 'a1', 'b0']);
    expect(bench.claim.mock.calls[0]?.[2]).toBe(250);
  });

  it('reads each version that it gets once', async () => {
    bench.pending.set('agent', [
      runOf('a', { scheduleId: 's' }),
      runOf('b', { scheduleId: 's' }),
      runOf('c', { scheduleId: 's', version: 2 }),
    ]);
    bench.dispatcher.claimFor(['agent']);
    await bench.clock.advance(0);
    expect(bench.definitions.mock.calls).toEqual([
      [
        [
          expect.objectContaining({ scheduleId: 's', version: 1 }),
          expect.objectContaining({ scheduleId: 's', version: 2 }),
        ],
      ],
    ]);
  });

  it('fails an execution whose version is gone, with the reason', async () => {
    bench.definitions.mockResolvedValue([]);
    work('a', 1);
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(0);
    expect(bench.started).toEqual([]);
    expect(bench.outcomes).toEqual([
      {
        finish: expect.objectContaining({
          errorClass: 'invalid_request',
          executionId: 'a0',
          outcome: 'failed',
        }),
      },
    ]);
  });

  it('claims no more than there is room', async () => {
    bench.take(
      ...Array.from({ length: 1_500 }, (_, index) =>
        runOf(`held${index}`, { agentRef: `h${index % 50}`, dueAt: 1 }),
      ),
    );
    work('a', 500);
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(0);
    expect(asked()).toEqual([[{ agentRef: 'a', limit: 80 }]]);
    expect(bench.dispatcher.room.free).toBeGreaterThan(0);
  });

  it('claims at most 500 at once, and asks again an agent that filled its limit, as far as its share goes', async () => {
    work('a', 2_000);
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(0);
    expect(asked().map(([agent]) => agent?.limit)).toEqual([500, 500, 280]);
    expect(bench.dispatcher.heldCount).toBe(1_280);
  });

  it('does not ask again an agent that gave less than it was asked for', async () => {
    work('a', 3);
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(1_000);
    expect(bench.claim).toHaveBeenCalledTimes(1);
  });

  it('lets a hog’s thousands not keep another agent from its turn', async () => {
    work('hog', 5_000);
    work('small', 1);
    bench.dispatcher.claimFor(['hog', 'small']);
    await bench.clock.advance(0);
    expect(bench.started).toContain('small0');
  });

  it('has one claim under way; who comes meanwhile is asked next', async () => {
    let answer = (_: OwnedExecution[]) => {};
    bench.claim.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    bench.dispatcher.claimFor(['a']);
    work('b', 1);
    bench.dispatcher.claimFor(['b']);
    bench.dispatcher.claimFor(['b']);
    await bench.clock.advance(0);
    expect(bench.claim).toHaveBeenCalledTimes(1);
    answer([]);
    await bench.clock.advance(0);
    expect(asked()[1]).toEqual([expect.objectContaining({ agentRef: 'b' })]);
    expect(bench.started).toEqual(['b0']);
  });

  it('keeps room for the claim that is under way', async () => {
    bench.claim.mockImplementationOnce(() => new Promise(() => {}));
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(0);
    expect(bench.dispatcher.room.free).toBe(1_100);
  });

  it('gives the room back when the claim is answered, and tells', async () => {
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(0);
    expect(bench.dispatcher.room.free).toBe(1_600);
    expect(bench.onRoom).toHaveBeenCalled();
  });

  it('goes on after a claim that failed, without hurry', async () => {
    bench.claim.mockRejectedValueOnce(new Error('gone'));
    work('a', 1);
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(1_000);
    expect(bench.claim).toHaveBeenCalledTimes(1);
    expect(bench.dispatcher.room.free).toBe(1_600);
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(0);
    expect(bench.started).toEqual(['a0']);
  });

  it('asks those for whom there was no room when room comes free', async () => {
    bench = new DispatcherBench(1);
    const agents = Array.from({ length: 1_501 }, (_, index) => `h${index}`);
    bench.take(...agents.map((agentRef) => runOf(`of ${agentRef}`, { agentRef })));
    work('a', 1);
    bench.dispatcher.claimFor(['a']);
    await bench.clock.advance(0);
    expect(bench.claim).not.toHaveBeenCalled();
    await bench.finish('of h0');
    expect(asked()).toEqual([[{ agentRef: 'a', limit: 1 }]]);
  });

  it('claims for a retry at its time', async () => {
    bench.take(runOf('a'));
    await bench.calls[0]!.answer();
    const retry = { ...recordOf(runOf('a')), retryAt: 3_000 };
    bench.dispatcher.settled([retry], [retry]);
    bench.pending.set('agent', [runOf('a', { attempt: 2, claim: 2, dueAt: 3_000 })]);
    await bench.clock.advance(2_999);
    expect(bench.claim).not.toHaveBeenCalled();
    await bench.clock.advance(1);
    expect(bench.started).toEqual(['a', 'a']);
  });
});
