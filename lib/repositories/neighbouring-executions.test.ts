import { describe, expect, it } from 'vitest';
import { executionIdTimeMs, lowestIdAt } from '@/lib/domain/ids';
import { windowsAfter } from './neighbouring-executions';

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 2, 2, 12);

describe('the windows after an id', () => {
  it('are a single open one for what ran of late', () => {
    const id = lowestIdAt(NOON);
    expect([...windowsAfter(id, NOON + DAY_MS)]).toEqual([{ lowId: id }]);
  });

  it('leave no gap, grow to 48 days, and end open', () => {
    const id = lowestIdAt(NOON);
    const windows = [...windowsAfter(id, NOON + 400 * DAY_MS)];
    expect(windows[0]!.lowId).toBe(id);
    for (const [at, { highId }] of windows.slice(0, -1).entries())
      expect(windows[at + 1]!.lowId).toBe(highId);
    expect(windows.at(-1)!.highId).toBeUndefined();
    const days = windows
      .slice(1, -1)
      .map(({ highId, lowId }) => (executionIdTimeMs(highId!) - executionIdTimeMs(lowId!)) / DAY_MS);
    expect(days.slice(0, 3)).toEqual([8, 32, 48]);
    expect(Math.max(...days)).toBe(48);
  });
});
