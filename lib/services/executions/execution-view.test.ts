import { describe, expect, it } from 'vitest';
import { rowOf } from './execution-row.fixture';
import { toExecution } from './execution-view';

describe('an execution as it is shown', () => {
  it('tells how late its first attempt began', () => {
    expect(toExecution(rowOf())).toMatchObject({ latenessMs: 4, startedAt: '2026-03-02T09:00:00.004Z' });
  });

  it('tells neither start nor lateness while the first attempt runs', () => {
    const running = rowOf({ completedAt: null, firstStartedAt: null, startedAt: null, status: 'running' });
    expect(toExecution(running)).toMatchObject({
      dueAt: '2026-03-02T09:00:00.000Z',
      latenessMs: null,
      nextAttemptAt: null,
      startedAt: null,
    });
  });

  it('does not take the start of the attempt after a lost one for how late it was', () => {
    const taken = rowOf({ attempts: 2, firstStartedAt: new Date('2026-03-02T09:00:12.300Z'), losses: 1 });
    expect(toExecution(taken)).toMatchObject({ latenessMs: null, startedAt: '2026-03-02T09:00:12.300Z' });
  });

  it('tells when the next attempt is due, and that it is to end', () => {
    const dueAt = new Date('2026-03-02T09:00:30.000Z');
    expect(toExecution(rowOf({ dueAt, status: 'retrying' }))).toMatchObject({
      dueAt: dueAt.toISOString(),
      nextAttemptAt: dueAt.toISOString(),
    });
    const cancelRequestedAt = new Date('2026-03-02T09:00:01.000Z');
    expect(toExecution(rowOf({ cancelRequestedAt, status: 'running' })).cancelRequestedAt).toBe(
      cancelRequestedAt.toISOString(),
    );
  });

  it('has the names of agent and schedule', () => {
    expect(toExecution(rowOf())).toMatchObject({ agentId: 'report-agent', scheduleName: 'Report' });
  });
});
