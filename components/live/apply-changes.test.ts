import { describe, expect, it } from 'vitest';
import type { ChangesEvent, ExecutionChange, ScheduleChange, WorkerChange } from '@/lib/contracts/event';
import type { Execution } from '@/lib/contracts/execution';
import { applyChanges } from './apply-changes';
import { executionOf } from './merge-changes';

const NONE: ChangesEvent = { executions: [], schedules: [], workers: [] };

const run = (change: Partial<ExecutionChange> = {}): ExecutionChange => ({
  agentId: 'a',
  attempts: 1,
  completedAt: null,
  durationMs: null,
  errorClass: null,
  fireTime: '2026-03-02T08:00:00.000Z',
  httpStatus: null,
  id: 'run-1',
  latenessMs: null,
  nextAttemptAt: null,
  nextFireAt: '2026-03-02T09:00:00.000Z',
  scheduleId: 's-1',
  startedAt: null,
  status: 'running',
  trigger: 'schedule',
  version: 1,
  ...change,
});
const edit = (change: Partial<ScheduleChange> = {}): ScheduleChange => ({
  deleted: false,
  enabled: true,
  id: 's-1',
  nextFireAt: '2026-03-02T09:00:00.000Z',
  pausedUntil: null,
  updatedAt: '2026-03-02T08:00:00.000Z',
  version: 2,
  ...change,
});
const row = (change: Partial<ExecutionChange> = {}): Execution => executionOf(run(change), 'Report');
const page = (...data: object[]) => ({ data, nextCursor: null });
const schedule = {
  enabled: true,
  id: 's-1',
  lastExecution: null,
  nextFireAt: '2026-03-02T08:00:00.000Z',
  pausedUntil: null,
  updatedAt: '2026-03-01T00:00:00.000Z',
  version: 2,
};

describe('a list of executions', () => {
  it('shows what a run has come to, and is read for the answer', () => {
    const ended = run({ durationMs: 5, httpStatus: 200, status: 'succeeded' });
    const touched = applyChanges(['executions'], page(row()), { ...NONE, executions: [ended] });
    expect(touched.data).toMatchObject({ data: [{ durationMs: 5, status: 'succeeded' }] });
    expect(touched.isStale).toBe(true);
  });

  it('isn’t set back by what was told before it was read', () => {
    const data = page(row({ status: 'succeeded' }));
    expect(applyChanges(['executions'], data, { ...NONE, executions: [run()] })).toEqual({
      data,
      isStale: false,
    });
    const retried = page(row({ attempts: 2, status: 'retrying' }));
    expect(applyChanges(['executions'], retried, { ...NONE, executions: [run()] }).data).toBe(retried);
  });

  it('takes in what it admits where it belongs, and leaves out the rest', () => {
    const data = page(row({ fireTime: '2026-03-02T08:02:00.000Z', id: 'new' }), row({ id: 'old' }));
    const between = run({ fireTime: '2026-03-02T08:01:00.000Z', id: 'between' });
    const other = run({ id: 'other', scheduleId: 's-2' });
    const meta = { admits: ({ scheduleId }: ExecutionChange) => scheduleId === 's-1' };
    const touched = applyChanges(['executions'], data, { ...NONE, executions: [between, other] }, meta);
    expect((touched.data as typeof data).data.map((shown) => (shown as Execution).id)).toEqual([
      'new',
      'between',
      'old',
    ]);
    expect(touched.isStale).toBe(true);
    expect(applyChanges(['executions'], data, { ...NONE, executions: [other] }, meta)).toEqual({
      data,
      isStale: false,
    });
  });

  it('is read when a run is new and nobody says which ones it shows', () => {
    expect(applyChanges(['executions'], page(), { ...NONE, executions: [run()] }).isStale).toBe(true);
  });

  it('changes in any page of an infinite query', () => {
    const data = { pageParams: [null, 'x'], pages: [page(row({ id: 'run-2' })), page(row())] };
    const touched = applyChanges(['schedule', 's-1', 'executions'], data, {
      ...NONE,
      executions: [run({ status: 'failed' })],
    });
    expect(touched.data).toMatchObject({ pages: [data.pages[0], { data: [{ status: 'failed' }] }] });
  });
});

describe('schedules', () => {
  it('show their newest run and when they fire next at once', () => {
    const touched = applyChanges(['schedules', '', null], page(schedule), { ...NONE, executions: [run()] });
    expect(touched.data).toMatchObject({
      data: [{ lastExecution: { id: 'run-1', status: 'running' }, nextFireAt: '2026-03-02T09:00:00.000Z' }],
    });
    expect(touched.isStale).toBe(true);
  });

  it('are paused at once, and read for the rest of an edit', () => {
    const touched = applyChanges(['schedule', 's-1'], schedule, {
      ...NONE,
      schedules: [edit({ enabled: false, nextFireAt: null, version: 3 })],
    });
    expect(touched).toMatchObject({ data: { enabled: false, nextFireAt: null, version: 2 }, isStale: true });
  });

  it('don’t care for the runs and edits of others', () => {
    const changes = { ...NONE, executions: [run({ scheduleId: 's-2' })], schedules: [edit({ id: 's-2' })] };
    for (const part of [[], ['executions'], ['skips']])
      expect(applyChanges(['schedule', 's-1', ...part], schedule, changes)).toEqual({
        data: schedule,
        isStale: false,
      });
    expect(applyChanges(['schedules'], page(schedule), { ...changes, schedules: [] }).isStale).toBe(false);
  });

  it('are listed again when one is new', () => {
    const changes = { ...NONE, schedules: [edit({ id: 's-2' })] };
    expect(applyChanges(['schedules'], page(schedule), changes).isStale).toBe(true);
  });
});

describe('workers', () => {
  const worker = { endedAt: null, held: 0, id: 'w-1', seenAt: '2026-03-02T08:00:00.000Z', state: 'alive' };
  const beat: WorkerChange = {
    beat: 2,
    endedAt: null,
    held: 3,
    id: 'w-1',
    running: 3,
    seenAt: '2026-03-02T08:00:02.500Z',
    slots: 10,
    state: 'alive',
  };

  it('beat without being read', () => {
    const touched = applyChanges(['workers'], page(worker), { ...NONE, workers: [beat] });
    expect(touched).toMatchObject({ data: { data: [{ beatAgeMs: 0, held: 3 }] }, isStale: false });
  });

  it('are read when one goes or comes', () => {
    for (const change of [
      { ...beat, state: 'stopped' as const },
      { ...beat, id: 'w-2' },
    ])
      expect(applyChanges(['workers'], page(worker), { ...NONE, workers: [change] }).isStale).toBe(true);
  });
});

it('a query of another kind is touched by the topics that it names', () => {
  const changes = { ...NONE, executions: [run()] };
  expect(applyChanges(['mine'], 1, changes)).toEqual({ data: 1, isStale: false });
  expect(applyChanges(['mine'], 1, changes, { touchedBy: ['executions'] }).isStale).toBe(true);
  expect(applyChanges(['mine'], 1, changes, { touchedBy: ['workers'] }).isStale).toBe(false);
});
