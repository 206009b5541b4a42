import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Janitor, type JanitorDependencies } from './janitor';
import { ManualClock } from './manual-clock.fixture';

const MINUTE_MS = 60_000;

let clock: ManualClock;
let deps: JanitorDependencies;
let janitor: Janitor;

beforeEach(() => {
  clock = new ManualClock();
  deps = {
    clock,
    events: { historyDropped: vi.fn(), historyMisplaced: vi.fn(), statementFailed: vi.fn() },
    housekeeping: {
      removeDeletedSchedules: vi.fn(async () => 0),
      removeEndedWorkers: vi.fn(async () => 0),
      removeIdempotencyKeys: vi.fn(async () => 0),
      removeOldStatistics: vi.fn(async () => 0),
    },
    partitions: {
      defaultRows: vi.fn(async () => 0),
      dropOlderThan: vi.fn(async () => []),
      ensureNeeded: vi.fn(async () => {}),
    },
    retentionMs: null,
  };
  janitor = new Janitor(deps);
});

describe('Janitor', () => {
  it('has the partitions made before it says that it started, and nothing else', async () => {
    await janitor.start();
    expect(deps.partitions.ensureNeeded).toHaveBeenCalledOnce();
    expect(deps.housekeeping.removeIdempotencyKeys).not.toHaveBeenCalled();
  });

  it('removes what is old every minute, and sees to partitions every hour', async () => {
    await janitor.start();
    for (let minute = 0; minute < 59; minute += 1) await clock.advance(MINUTE_MS);
    expect(deps.housekeeping.removeEndedWorkers).toHaveBeenCalledTimes(59);
    expect(deps.partitions.ensureNeeded).toHaveBeenCalledTimes(1);
    await clock.advance(MINUTE_MS);
    expect(deps.partitions.ensureNeeded).toHaveBeenCalledTimes(2);
  });

  it('goes on with a removal until nothing is left', async () => {
    vi.mocked(deps.housekeeping.removeDeletedSchedules)
      .mockResolvedValueOnce(5_000)
      .mockResolvedValueOnce(12);
    await janitor.start();
    await clock.advance(MINUTE_MS);
    expect(deps.housekeeping.removeDeletedSchedules).toHaveBeenCalledTimes(3);
  });

  it('leaves the rest of a long removal to the next minute', async () => {
    vi.mocked(deps.housekeeping.removeDeletedSchedules).mockImplementation(
      () => new Promise((resolve) => clock.after(3_000, () => resolve(5_000))),
    );
    await janitor.start();
    await clock.advance(MINUTE_MS + 30_000);
    expect(deps.housekeeping.removeDeletedSchedules).toHaveBeenCalledTimes(4);
  });

  it('tells of rows that no partition took, before it moves them', async () => {
    vi.mocked(deps.partitions.defaultRows).mockResolvedValueOnce(7);
    await janitor.start();
    expect(deps.events.historyMisplaced).toHaveBeenCalledWith({ rows: 7 });
    expect(deps.partitions.ensureNeeded).toHaveBeenCalledOnce();
  });

  it('starts although the partitions fail, says so, and tries again after a minute', async () => {
    vi.mocked(deps.partitions.ensureNeeded).mockRejectedValueOnce(new Error('lock timeout'));
    await janitor.start();
    expect(deps.events.statementFailed).toHaveBeenCalledWith({ error: expect.any(Error), part: 'janitor' });
    await clock.advance(MINUTE_MS);
    expect(deps.partitions.ensureNeeded).toHaveBeenCalledTimes(2);
  });

  it('does its other work when one removal fails', async () => {
    vi.mocked(deps.housekeeping.removeIdempotencyKeys).mockRejectedValue(new Error('broken'));
    await janitor.start();
    await clock.advance(2 * MINUTE_MS);
    expect(deps.housekeeping.removeDeletedSchedules).toHaveBeenCalledTimes(2);
  });

  it('keeps all history when no retention is set', async () => {
    await janitor.start();
    await clock.advance(MINUTE_MS);
    expect(deps.partitions.dropOlderThan).not.toHaveBeenCalled();
    expect(deps.housekeeping.removeOldStatistics).toHaveBeenCalledWith(null);
  });

  it('removes statistics past the retention every minute', async () => {
    const keeping = new Janitor({ ...deps, retentionMs: 300 * 86_400_000 });
    await keeping.start();
    await clock.advance(MINUTE_MS);
    expect(deps.housekeeping.removeOldStatistics).toHaveBeenCalledWith(300 * 86_400_000);
  });

  it('drops history past the retention, and tells which', async () => {
    vi.mocked(deps.partitions.dropOlderThan).mockResolvedValueOnce(['finished_executions_20260101']);
    await new Janitor({ ...deps, retentionMs: 90 * 86_400_000 }).start();
    expect(deps.partitions.dropOlderThan).toHaveBeenCalledWith(90 * 86_400_000);
    expect(deps.events.historyDropped).toHaveBeenCalledWith({ partitions: ['finished_executions_20260101'] });
  });

  it('stops after the step that it is at, and leaves no timer', async () => {
    let endStep = (_removed: number) => {};
    vi.mocked(deps.housekeeping.removeIdempotencyKeys).mockImplementation(
      () =>
        new Promise((resolve) => {
          endStep = resolve;
        }),
    );
    await janitor.start();
    await clock.advance(MINUTE_MS);
    const stopped = janitor.stop(1_000);
    endStep(5_000);
    await stopped;
    expect(deps.housekeeping.removeIdempotencyKeys).toHaveBeenCalledOnce();
    expect(deps.housekeeping.removeEndedWorkers).not.toHaveBeenCalled();
    expect(clock.pending).toBe(0);
  });

  it('waits no longer than the grace for a step that hangs', async () => {
    vi.mocked(deps.housekeeping.removeIdempotencyKeys).mockImplementation(() => new Promise(() => {}));
    await janitor.start();
    await clock.advance(MINUTE_MS);
    const stopped = janitor.stop(1_000);
    await clock.advance(1_000);
    await stopped;
  });
});
