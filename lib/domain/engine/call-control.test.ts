import { describe, expect, it, vi } from 'vitest';
import { CallControl } from './call-control';

describe('CallControl', () => {
  it('tells its listener once, and keeps the first reason', () => {
    const control = new CallControl();
    const listener = vi.fn();
    control.onAbort(listener);
    expect(control.reason).toBeNull();
    control.abort('stopping');
    control.abort('cancelled');
    expect(control.reason).toBe('stopping');
    expect(listener).toHaveBeenCalledOnce();
  });

  it('tells a listener that comes late', () => {
    const control = new CallControl();
    control.abort('cancelled');
    const listener = vi.fn();
    control.onAbort(listener);
    expect(listener).toHaveBeenCalledOnce();
  });
});
