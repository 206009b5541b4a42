import { describe, expect, it } from 'vitest';
import type { LastExecution } from '@/lib/contracts/schedule-view';
import { listTitle, scheduleTitle } from './schedule-titles';

const withLast = (status: LastExecution['status'], enabled = true) => ({
  enabled,
  lastExecution: { status } as LastExecution,
  name: 'nightly',
});

describe('a title in the tab', () => {
  it('says how many of the list fail, and nothing when none does', () => {
    expect(listTitle([withLast('succeeded'), { enabled: true, lastExecution: null }])).toBe(
      'Schedules — Scheduler',
    );
    expect(listTitle([withLast('failed'), withLast('failed'), withLast('failed', false)])).toBe(
      '● 2 failing — Schedules',
    );
  });

  it('says that a schedule fails, unless it is paused', () => {
    expect(scheduleTitle(withLast('failed'))).toBe('● failing: nightly — Scheduler');
    expect(scheduleTitle(withLast('failed', false))).toBe('nightly — Scheduler');
    expect(scheduleTitle(withLast('succeeded'))).toBe('nightly — Scheduler');
  });
});
