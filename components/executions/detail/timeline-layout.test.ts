import { describe, expect, it } from 'vitest';
import type { Attempt } from '@/lib/contracts/execution';
import type { Trigger } from '@/lib/domain/execution';
import { layOutTimeline } from './timeline-layout';

const DUE = Date.parse('2026-11-24T09:00:00Z');
const iso = (afterMs: number) => new Date(DUE + afterMs).toISOString();

const attempt = (number: number, startMs: number | null, endMs: number | null): Attempt => ({
  number,
  status: endMs === null ? 'running' : 'failed',
  startedAt: startMs === null ? null : iso(startMs),
  completedAt: endMs === null ? null : iso(endMs),
  workerId: null,
  durationMs: startMs === null || endMs === null ? null : endMs - startMs,
  httpStatus: null,
  errorClass: null,
  error: null,
  response: null,
});

const execution = (attemptDetails: Attempt[], nextAttemptAt: string | null = null) => ({
  attemptDetails,
  nextAttemptAt,
  scheduledAt: iso(0),
  completedAt: null as string | null,
  createdAt: iso(0),
  trigger: 'schedule' as Trigger,
});

const shape = (timeline: ReturnType<typeof layOutTimeline>) =>
  timeline?.segments.map(({ kind, fromMs, toMs }) => [kind, fromMs, toMs]);

describe('layOutTimeline', () => {
  it('is nothing before an attempt has started', () => {
    expect(layOutTimeline(execution([]), DUE)).toBeNull();
    expect(layOutTimeline(execution([attempt(1, null, null)]), DUE)).toBeNull();
  });

  it('shows attempts and the waits between them on one axis from due', () => {
    const timeline = layOutTimeline(execution([attempt(1, 4, 1_414), attempt(2, 2_224, 3_144)]), DUE + 9_999);
    expect(shape(timeline)).toEqual([
      ['wait', 0, 4],
      ['attempt', 4, 1_414],
      ['wait', 1_414, 2_224],
      ['attempt', 2_224, 3_144],
    ]);
    expect(timeline).toMatchObject({ fromMs: 0, toMs: 3_144, dueIsOutside: false });
    expect(timeline?.ticks).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('lets what runs end now', () => {
    expect(shape(layOutTimeline(execution([attempt(1, 0, null)]), DUE + 700))).toEqual([['attempt', 0, 700]]);
  });

  it('shows the wait for the attempt that is due next', () => {
    const timeline = layOutTimeline(execution([attempt(1, 0, 500)], iso(2_500)), DUE + 600);
    expect(shape(timeline)?.at(-1)).toEqual(['wait', 500, 2_500]);
  });

  it('begins before due when the clock let the first attempt start early', () => {
    expect(layOutTimeline(execution([attempt(1, -3, 200)]), DUE)?.fromMs).toBe(-3);
  });

  it('marks the fence before due, as long as it leaves the rest room', () => {
    const run = execution([attempt(1, 4, 1_004)]);
    expect(layOutTimeline({ ...run, createdAt: iso(-212) }, DUE)).toMatchObject({
      fencedMs: -212,
      fromMs: -212,
    });
    expect(layOutTimeline({ ...run, createdAt: iso(-900) }, DUE)).toMatchObject({
      fencedMs: null,
      fromMs: 0,
    });
    expect(layOutTimeline({ ...run, createdAt: iso(2) }, DUE)).toMatchObject({ fencedMs: 2, fromMs: 0 });
    expect(layOutTimeline({ ...run, trigger: 'manual' }, DUE)?.fencedMs).toBeNull();
  });

  it('marks the end when there is one', () => {
    const run = execution([attempt(1, 4, 1_004)]);
    expect(layOutTimeline(run, DUE)?.endedMs).toBeNull();
    expect(layOutTimeline({ ...run, completedAt: iso(1_006) }, DUE)?.endedMs).toBe(1_004);
  });

  it('cuts off a delay that would make the rest a line', () => {
    const hour = 3_600_000;
    const timeline = layOutTimeline(execution([attempt(1, hour, hour + 100)]), DUE + hour + 200);
    expect(timeline).toMatchObject({ fromMs: hour - 5, toMs: hour + 100, dueIsOutside: true });
    expect(shape(timeline)).toEqual([['attempt', hour, hour + 100]]);
  });

  it('never writes more ticks than there is room for', () => {
    for (const ms of [1, 7, 90, 1_234, 65_000, 3_000_000, 90_000_000]) {
      const timeline = layOutTimeline(execution([attempt(1, 0, ms)]), DUE);
      expect(timeline!.ticks.length).toBeLessThanOrEqual(7);
      expect(timeline!.ticks.length).toBeGreaterThan(1);
    }
  });
});
