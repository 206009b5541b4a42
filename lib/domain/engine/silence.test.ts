import { describe, expect, it } from 'vitest';
import type { FireTimes } from './fire-decision';
import { decideSilence, type SilenceChange, silenceOf } from './silence';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const NOW = 1_000 * MINUTE + 30 * SECOND;

/** Fires at every multiple of `periodMs`. */
const every = (periodMs: number): FireTimes => ({
  count: (fromMs, toMs) => Math.max(0, Math.floor(toMs / periodMs) - Math.floor(fromMs / periodMs)),
  next: (afterMs) => (Math.floor(afterMs / periodMs) + 1) * periodMs,
  prev: (beforeMs) => (Math.ceil(beforeMs / periodMs) - 1) * periodMs,
});
const PAUSED = { reason: 'paused', untilMs: null } as const;
const until = (untilMs: number) => ({ reason: 'paused', untilMs }) as const;
const minutes = (from: number, to: number, reason = 'paused') => ({
  count: to - from + 1,
  fromFireAt: from * MINUTE,
  reason,
  toFireAt: to * MINUTE,
});

/** Each minute; by default a schedule that fired at minute 1,000 and fires, at half past. */
const decide = (change: Partial<SilenceChange>) =>
  decideSilence({
    after: null,
    before: null,
    cursor: { lastFireAt: 1_000 * MINUTE, nextFireAt: 1_001 * MINUTE, silentFrom: null },
    isSameRule: true,
    newRule: every(MINUTE),
    nowMs: NOW,
    oldRule: every(MINUTE),
    ...change,
  });
const silentSince = (silentFrom: number, lastFireAt: number | null = 900 * MINUTE) => ({
  lastFireAt,
  nextFireAt: null,
  silentFrom,
});

describe('a pause that begins', () => {
  it('skips nothing when nothing is due', () => {
    expect(decide({ after: PAUSED })).toEqual({
      firesAfterMs: null,
      lastFireAt: 1_000 * MINUTE,
      silentFrom: NOW,
      skips: [{ afterMs: NOW, range: null, rule: 'old' }],
    });
  });

  it('skips what is due, and what comes is added to that', () => {
    const cursor = { lastFireAt: 990 * MINUTE, nextFireAt: 991 * MINUTE, silentFrom: null };
    expect(decide({ after: PAUSED, cursor })).toEqual({
      firesAfterMs: null,
      lastFireAt: 1_000 * MINUTE,
      silentFrom: 991 * MINUTE - 1,
      skips: [{ afterMs: 991 * MINUTE - 1, range: minutes(991, 1_000), rule: 'old' }],
    });
  });

  it('with an end is recorded up to it at once, and the cursor waits behind it', () => {
    const decision = decide({ after: until(1_010 * MINUTE) });
    expect(decision.skips).toEqual([{ afterMs: NOW, range: minutes(1_001, 1_009), rule: 'old' }]);
    expect(decision.firesAfterMs).toBe(1_010 * MINUTE - 1);
    expect(decision.lastFireAt).toBe(1_000 * MINUTE);
  });

  it('leaves alone what is fenced ahead', () => {
    const cursor = { lastFireAt: NOW + 200, nextFireAt: NOW + 1_200, silentFrom: null };
    expect(decide({ after: PAUSED, cursor }).silentFrom).toBe(NOW + 200);
  });

  it('records the one fire time that is known of a rule that can’t be computed', () => {
    const cursor = { lastFireAt: null, nextFireAt: NOW - 5, silentFrom: null };
    const { lastFireAt, skips } = decide({ after: PAUSED, cursor, newRule: null, oldRule: null });
    expect(skips.map(({ range }) => range)).toEqual([
      { count: 1, fromFireAt: NOW - 5, reason: 'paused', toFireAt: NOW - 5 },
    ]);
    expect(lastFireAt).toBe(NOW - 5);
  });
});

describe('a pause that changes', () => {
  const cursor = silentSince(990 * MINUTE);

  it('is prolonged in the same skip', () => {
    const decision = decide({ after: until(1_020 * MINUTE), before: until(1_005 * MINUTE), cursor });
    expect(decision.skips).toEqual([{ afterMs: 990 * MINUTE, range: minutes(991, 1_019), rule: 'old' }]);
    expect(decision.silentFrom).toBe(990 * MINUTE);
  });

  it('loses its end: what was recorded ahead is taken back', () => {
    const decision = decide({ after: PAUSED, before: until(1_005 * MINUTE), cursor });
    expect(decision.skips).toEqual([{ afterMs: 990 * MINUTE, range: minutes(991, 1_000), rule: 'old' }]);
  });

  it('of its rule is closed under the old one and goes on under the new one', () => {
    const decision = decide({
      after: until(1_100 * MINUTE),
      before: until(1_100 * MINUTE),
      cursor,
      isSameRule: false,
      newRule: every(10 * MINUTE),
    });
    expect(decision.skips).toEqual([
      { afterMs: 990 * MINUTE, range: minutes(991, 1_000), rule: 'old' },
      {
        afterMs: NOW,
        range: { count: 9, fromFireAt: 1_010 * MINUTE, reason: 'paused', toFireAt: 1_090 * MINUTE },
        rule: 'new',
      },
    ]);
    expect(decision.silentFrom).toBe(NOW);
  });
});

describe('a pause that ends', () => {
  it('is one skip up to now', () => {
    expect(decide({ before: PAUSED, cursor: silentSince(990 * MINUTE) })).toEqual({
      firesAfterMs: NOW,
      lastFireAt: 1_000 * MINUTE,
      silentFrom: null,
      skips: [{ afterMs: 990 * MINUTE, range: minutes(991, 1_000), rule: 'old' }],
    });
  });

  it('early gives back what was recorded ahead, all of it when nothing was due yet', () => {
    const decision = decide({ before: until(1_010 * MINUTE), cursor: silentSince(NOW - 5) });
    expect(decision.skips).toEqual([{ afterMs: NOW - 5, range: null, rule: 'old' }]);
    expect(decision.firesAfterMs).toBe(NOW);
  });

  it('with its fire times left to the misfire policy keeps only what was due when it began', () => {
    const decision = decide({
      before: PAUSED,
      cursor: silentSince(991 * MINUTE - 1, 993 * MINUTE),
      runsMissed: true,
    });
    expect(decision).toEqual({
      firesAfterMs: 993 * MINUTE,
      lastFireAt: 993 * MINUTE,
      silentFrom: null,
      skips: [{ afterMs: 991 * MINUTE - 1, range: minutes(991, 993), rule: 'old' }],
    });
  });

  it('records nothing of a pause whose beginning nobody wrote down', () => {
    const cursor = { lastFireAt: null, nextFireAt: null, silentFrom: null };
    expect(decide({ before: PAUSED, cursor }).skips).toEqual([{ afterMs: NOW, range: null, rule: 'old' }]);
  });
});

describe('a deletion', () => {
  const DELETED = { reason: 'deleted', untilMs: null } as const;

  it('of a paused schedule closes the pause, and what comes is its own', () => {
    const decision = decide({
      after: DELETED,
      before: until(1_010 * MINUTE),
      cursor: silentSince(990 * MINUTE),
    });
    expect(decision.skips).toEqual([{ afterMs: 990 * MINUTE, range: minutes(991, 1_000), rule: 'old' }]);
    expect(decision.silentFrom).toBe(NOW);
  });

  it('that is taken back is one skip, and the pause goes on where it ends', () => {
    const decision = decide({
      after: until(1_010 * MINUTE),
      before: DELETED,
      cursor: silentSince(990 * MINUTE),
    });
    expect(decision.skips).toEqual([
      { afterMs: 990 * MINUTE, range: minutes(991, 1_000, 'deleted'), rule: 'old' },
      { afterMs: NOW, range: minutes(1_001, 1_009), rule: 'new' },
    ]);
  });
});

describe('silenceOf', () => {
  const paused = { enabled: false, pausedUntil: new Date(NOW).toISOString() };

  it('is over from its end on', () => {
    expect(silenceOf(paused, { lastFireAt: null, nowMs: NOW - 1 })).toEqual(until(NOW));
    expect(silenceOf(paused, { lastFireAt: null, nowMs: NOW })).toBeNull();
  });

  it('is over when a fire time behind its end is fenced ahead', () => {
    expect(silenceOf(paused, { lastFireAt: NOW, nowMs: NOW - 100 })).toBeNull();
  });
});
