import { expect, it } from 'vitest';
import { loadConfig } from '@/lib/config/config';
import { maySampleRun } from './sample-schedule';

const may = (env: Record<string, string>) => maySampleRun(loadConfig(env));

it('makes a sample only where its agent on this machine may be called', () => {
  expect(may({ SCHEDULER_MODE: 'local' })).toBe(true);
  expect(may({ SCHEDULER_MODE: 'production' })).toBe(false);
  expect(may({ EGRESS_ALLOW: '127.0.0.0/8', SCHEDULER_MODE: 'production' })).toBe(true);
});
