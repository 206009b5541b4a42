import { beforeEach, describe, expect, it } from 'vitest';
import { ME, NOW, SchedulerBench } from './scheduler-bench.fixture';

let bench: SchedulerBench;
beforeEach(() => {
  bench = new SchedulerBench();
});

const sqlError = (code: string) => Object.assign(new Error(`SQLSTATE ${code}`), { code });
const sizes = () => bench.sent().map((ids) => ids.length);
/** Fences whose answers the test gives, oldest first. */
function holdFences(): (() => Promise<void>)[] {
  const move = bench.fence.getMockImplementation()!;
  const answers: (() => Promise<void>)[] = [];
  bench.fence.mockImplementation(
    (...call) =>
      new Promise((resolve) =>
        answers.push(async () => {
          resolve(await move(...call));
          await bench.clock.advance(0);
        }),
      ),
  );
  return answers;
}

describe('DistributedScheduler, over a store that a test holds in hand', () => {
  it('fences 250 ms ahead, and again for the next fire time without another scan', async () => {
    const [id] = bench.add(1, NOW + 1_000, 'agent', '* * * * * *');
    await bench.look();
    await bench.clock.advance(749);
    expect(bench.sent()).toEqual([]);
    await bench.clock.advance(1);
    expect(bench.sent()).toEqual([[id]]);
    await bench.clock.advance(1_000);
    expect(bench.sent()).toEqual([[id], [id]]);
    expect(bench.scan).toHaveBeenCalledTimes(1);
    expect(bench.taken.map((run) => run.fireAt)).toEqual([NOW + 1_000, NOW + 2_000]);
  });

  it('reads page after page, and brings each cursor into view once', async () => {
    bench.add(2_500, NOW + 1_400);
    await bench.look();
    await bench.look();
    expect(bench.scan.mock.calls.map(([, after]) => after?.scheduleId.slice(-4) ?? null)).toEqual([
      null,
      '0999',
      '1999',
      null,
      '0999',
      '1999',
    ]);
    await bench.clock.advance(1_400);
    expect(new Set(bench.sent().flat()).size).toBe(bench.sent().flat().length);
  });

  it('does not scan twice at a time', async () => {
    bench.scan.mockImplementation(() => new Promise(() => {}));
    void bench.scheduler.scan();
    await bench.look();
    expect(bench.scan).toHaveBeenCalledTimes(1);
  });

  it('has two fences under way, no more, and none twice', async () => {
    const answers = holdFences();
    for (let agent = 0; agent < 10; agent += 1) bench.add(130, NOW, `agent ${agent}`);
    await bench.look();
    expect(sizes()).toEqual([500, 500]);
    await bench.look();
    expect(sizes()).toEqual([500, 500]);
    await answers.shift()!();
    expect(sizes()).toEqual([500, 500, 300]);
    for (const answer of answers) await answer();
    expect(new Set(bench.sent().flat()).size).toBe(1_300);
  });

  it('sets nothing aside that was edited while a scan read the definitions of others', async () => {
    const answers = holdFences();
    const [edited] = bench.add(1, NOW);
    await bench.look();
    bench.cursors.set(edited!, { ...bench.cursors.get(edited!)!, rev: 2, version: 2 });
    bench.add(1, NOW);
    const readDefinitions = bench.definitions.getMockImplementation()!;
    let answerDefinitions = () => {};
    bench.definitions.mockImplementationOnce(async (keys) => {
      await new Promise<void>((resolve) => {
        answerDefinitions = resolve;
      });
      return readDefinitions(keys);
    });
    await bench.look();
    await answers.shift()!();
    answerDefinitions();
    await bench.clock.advance(0);
    expect(bench.events.ruleBroken).not.toHaveBeenCalled();
    await bench.clock.advance(50);
    expect(bench.sent().filter((ids) => ids.includes(edited!))).toHaveLength(2);
  });

  it('never takes on more than its room, also with two fences under way', async () => {
    bench = new SchedulerBench(800);
    const answers = holdFences();
    for (let agent = 0; agent < 40; agent += 1) bench.add(50, NOW, `agent ${agent}`);
    await bench.look();
    expect(sizes()).toHaveLength(2);
    for (const answer of answers) await answer();
    expect(bench.taken.length).toBeGreaterThan(780);
    expect(bench.taken.length).toBeLessThanOrEqual(800);
  });

  it('waits until half a batch of room is free, and fences the rest when room comes', async () => {
    bench = new SchedulerBench(300);
    for (let agent = 0; agent < 40; agent += 1) bench.add(20, NOW, `agent ${agent}`);
    await bench.look();
    const held = bench.taken.length;
    expect(held).toBeGreaterThan(280);
    const { free } = bench.room;
    for (const run of bench.taken.slice(0, 249 - free)) bench.room.giveBack(run.agentRef);
    bench.scheduler.pump();
    await bench.clock.advance(0);
    expect(sizes()).toHaveLength(1);
    bench.room.giveBack(bench.taken[249 - free]!.agentRef);
    bench.scheduler.pump();
    await bench.clock.advance(0);
    expect(sizes()).toHaveLength(2);
  });

  it('passes over an agent that is over its share, and goes on with the others', async () => {
    bench.add(3_000, NOW - 1_000, 'hog');
    const [other] = bench.add(1, NOW, 'other');
    await bench.look();
    await bench.clock.advance(1_000);
    const hogs = bench.taken.filter((run) => run.agentRef === 'hog').length;
    expect(hogs).toBeGreaterThan(1_270);
    expect(hogs).toBeLessThanOrEqual(1_280);
    expect(bench.sent().flat()).toContain(other);
  });

  it('sees past an agent that has more due cursors than the view holds', async () => {
    bench.room.take('hog', 1_280);
    bench.add(30_000, NOW - 1_000, 'hog');
    const [other] = bench.add(1, NOW, 'other');
    await bench.look();
    await bench.look();
    expect(bench.sent()).toEqual([[other]]);
  });

  it('goes on with a backlog that is longer than its view as room comes free, and does not wait for the next tick', async () => {
    const backlog = bench.add(9_000, NOW);
    await bench.look();
    for (let round = 0; round < 40; round += 1) {
      bench.room.giveBack('agent', 1_600 - bench.room.free);
      bench.scheduler.pump();
      await bench.clock.advance(0);
    }
    expect(new Set(bench.taken.map((run) => run.scheduleId))).toEqual(new Set(backlog));
    expect(bench.taken).toHaveLength(backlog.length);
  });

  it('looks through a long backlog of an agent for 50 ms at a time, and goes on there at the next scan', async () => {
    bench.room.take('hog', 1_280);
    bench.add(9_000, NOW, 'hog');
    const [other] = bench.add(1, NOW, 'other');
    const page = bench.scan.getMockImplementation()!;
    bench.scan.mockImplementation(
      (...call) => new Promise((resolve) => bench.clock.after(10, () => resolve(page(...call)))),
    );
    const taken = () => bench.sent().flat().includes(other!);
    await bench.look();
    await bench.clock.advance(900);
    expect(bench.scan).toHaveBeenCalledTimes(5);
    expect(taken()).toBe(false);
    await bench.look();
    await bench.clock.advance(90);
    expect(bench.scan.mock.calls[5]?.[1]?.scheduleId).toMatch(/4999$/);
    expect(taken()).toBe(true);
  });

  it('gives a cursor that is behind only the room that it kept, and leaves the rest to whoever claims it', async () => {
    bench = new SchedulerBench(30);
    bench.add(1, NOW - 50_000, 'agent', '* * * * * *');
    await bench.look();
    const [, [move]] = bench.fence.mock.calls[0]!;
    expect(move?.executions).toHaveLength(51);
    expect(move?.executions.filter(({ owned }) => owned)).toHaveLength(24);
    expect(bench.taken.map((run) => run.fireAt)).toEqual(
      Array.from({ length: 24 }, (_, index) => NOW - 50_000 + index * 1_000),
    );
    expect(bench.events.fenceConflict).not.toHaveBeenCalled();
  });

  it('has the partition of each day made before it fences into it', async () => {
    bench.add(1, NOW - 7 * 86_400_000, 'agent', '0 0 1 1 *');
    bench.ensureDay.mockRejectedValueOnce(sqlError('55P03'));
    await bench.look();
    expect(bench.ensureDay).toHaveBeenCalledTimes(1);
    expect(bench.fence).not.toHaveBeenCalled();
    await bench.look();
    expect(bench.fence).toHaveBeenCalledTimes(1);
  });

  it('takes nothing new when it stops, and ends when its fences are answered, however often it is told', async () => {
    const answers = holdFences();
    bench.add(1, NOW);
    bench.add(1, NOW + 1_000);
    await bench.look();
    let stops = 0;
    for (let times = 0; times < 2; times += 1)
      void bench.scheduler.stop().then(() => {
        stops += 1;
      });
    await bench.clock.advance(5_000);
    expect(stops).toBe(0);
    await answers[0]!();
    expect(stops).toBe(2);
    expect(bench.taken).toHaveLength(1);
    await bench.clock.advance(5_000);
    expect(sizes()).toEqual([1]);
    await bench.scheduler.stop();
  });
});

describe('DistributedScheduler, when something fails', () => {
  it('sees the cursors again at the next scan when a fence is not answered', async () => {
    const ids = bench.add(3, NOW);
    bench.fence.mockRejectedValueOnce(sqlError('57P01'));
    await bench.look();
    expect(bench.events.statementFailed).toHaveBeenCalledWith({
      error: expect.any(Error),
      part: 'scheduler',
    });
    expect(bench.taken).toEqual([]);
    expect(bench.room.free).toBe(1_600);
    await bench.look();
    expect(bench.sent().map((sent) => sent.sort())).toEqual([ids, ids]);
    expect(bench.taken).toHaveLength(3);
  });

  it('does not fence twice what landed although its answer was lost', async () => {
    const [id] = bench.add(1, NOW);
    const move = bench.fence.getMockImplementation()!;
    bench.fence.mockImplementationOnce(async (...call) => {
      await move(...call);
      throw sqlError('08006');
    });
    await bench.look();
    await bench.look();
    expect(bench.sent()).toEqual([[id]]);
    expect(bench.cursors.get(id!)?.rev).toBe(2);
  });

  it('lands all moves but the one whose value the database refuses, and sets that one aside', async () => {
    const ids = bench.add(8, NOW);
    const move = bench.fence.getMockImplementation()!;
    bench.fence.mockImplementation(async (workerId, moves) => {
      if (moves.some(({ scheduleId }) => scheduleId === ids[5])) throw sqlError('22P02');
      return move(workerId, moves);
    });
    await bench.look();
    expect(bench.taken.map((run) => run.scheduleId).sort()).toEqual(ids.filter((id) => id !== ids[5]));
    expect(bench.events.ruleBroken).toHaveBeenCalledExactlyOnceWith({
      error: expect.objectContaining({ code: '22P02' }),
      scheduleId: ids[5],
    });
    const before = bench.sent().length;
    await bench.look();
    expect(bench.sent()).toHaveLength(before);
    await bench.clock.advance(60_000);
    bench.fence.mockImplementation(move);
    await bench.look();
    expect(bench.sent().at(-1)).toContain(ids[5]);
  });

  it('reads what it missed again by id, and fences what has become of it', async () => {
    const [id] = bench.add(1, NOW);
    await bench.look();
    const cursor = bench.cursors.get(id!)!;
    bench.cursors.set(id!, { ...cursor, dueAt: NOW + 60_000, nextFireAt: NOW + 60_000, rev: 2 });
    bench.fence.mockClear();
    bench.fence.mockImplementationOnce(async () => {
      bench.cursors.set(id!, {
        ...bench.cursors.get(id!)!,
        dueAt: bench.now(),
        nextFireAt: bench.now(),
        rev: 9,
      });
      return { inserted: 0, missedScheduleIds: [id!] };
    });
    await bench.clock.advance(58_500);
    await bench.look();
    await bench.clock.advance(1_500);
    expect(bench.events.fenceLost).toHaveBeenCalledWith({ scheduleId: id });
    expect(bench.reread).toHaveBeenCalledWith([id], expect.any(Number));
    expect(bench.fence.mock.calls.at(-1)?.[1]).toEqual([expect.objectContaining({ rev: 9, scheduleId: id })]);
  });

  it('goes on when a scan fails', async () => {
    bench.add(1, NOW);
    bench.scan.mockRejectedValueOnce(sqlError('57P01'));
    await bench.look();
    await bench.look();
    expect(bench.taken).toHaveLength(1);
  });

  it('tells when an execution was there already, and starts none of that batch by itself', async () => {
    bench.add(2, NOW);
    bench.fence.mockResolvedValueOnce({ inserted: 1, missedScheduleIds: [] });
    await bench.look();
    expect(bench.events.fenceConflict).toHaveBeenCalledExactlyOnceWith({ expected: 2, inserted: 1 });
    expect(bench.taken).toHaveLength(0);
  });
});

describe('DistributedScheduler, at the gate', () => {
  it('leaves a fire time to the holder of its lock, and fences it when a scan still sees it after a while', async () => {
    const [id] = bench.add(1, NOW);
    bench.acquire.mockResolvedValue([false]);
    await bench.look();
    expect(bench.events.gateLost).toHaveBeenCalledWith({ fireAt: NOW, scheduleId: id });
    expect(bench.sent()).toEqual([]);
    expect(bench.room.free).toBe(1_600);
    await bench.clock.advance(1_000);
    await bench.look();
    expect(bench.sent()).toEqual([[id]]);
  });
});

describe('DistributedScheduler, beside another worker', () => {
  const OTHER = '00000000-0000-7000-8000-000000000002';
  it('fences at once what prefers it, and the other’s 100 ms ahead, after reading it again', async () => {
    const ids = bench.add(40, NOW + 1_000);
    bench.scheduler.setPeers([ME, OTHER]);
    await bench.look();
    await bench.clock.advance(750);
    const own = bench.sent().flat();
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(40);
    const foreign = ids.filter((id) => !own.includes(id));
    const [fencedByOther, ...standing] = foreign;
    bench.cursors.set(fencedByOther!, { ...bench.cursors.get(fencedByOther!)!, dueAt: NOW + 61_000, rev: 2 });
    await bench.clock.advance(149);
    expect(bench.sent().flat()).toHaveLength(own.length);
    await bench.clock.advance(1);
    expect(bench.reread.mock.calls[0]?.[0].toSorted()).toEqual(foreign.sort());
    expect(bench.sent().flat().slice(own.length).sort()).toEqual(standing.sort());
    expect(bench.events.fenceLost).not.toHaveBeenCalled();
  });
});
