import { describe, expect, it } from 'vitest';
import type { LastExecution } from '@/lib/contracts/schedule-view';
import type { ExecutionStatus } from '@/lib/domain/execution';
import { isWorthAWord, scheduleStatus } from './schedule-status';

const last = (status: ExecutionStatus) => ({ status }) as LastExecution;

describe('scheduleStatus', () => {
  it('is paused when it is switched off, whatever ran last', () => {
    expect(scheduleStatus({ enabled: false, lastExecution: last('failed') })).toBe('paused');
  });

  it('has not run yet without an execution', () => {
    expect(scheduleStatus({ enabled: true, lastExecution: null })).toBe('never');
  });

  it.each([
    ['succeeded', 'healthy'],
    ['failed', 'failing'],
    ['running', 'running'],
    ['retrying', 'retrying'],
    ['waiting', 'waiting'],
    ['pending', 'pending'],
    ['cancelled', 'cancelled'],
  ] as const)('with a last execution %s is %s', (status, word) => {
    expect(scheduleStatus({ enabled: true, lastExecution: last(status) })).toBe(word);
  });

  it('gives a healthy one no badge', () => {
    expect(isWorthAWord('healthy')).toBe(false);
    expect(isWorthAWord('failing')).toBe(true);
  });
});
