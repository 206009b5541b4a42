import { beforeEach, describe, expect, it } from 'vitest';
import { OutageLog } from './outage-log';

const MINUTE = 60_000;
const OUT = "Redis can't be used; PostgreSQL does it";
const BACK = 'Redis answers again';

let lines: string[];
let nowMs: number;
let outage: OutageLog;

beforeEach(() => {
  lines = [];
  nowMs = 0;
  const logger = {
    error: (_fields: object, message: string) => lines.push(message),
    info: (message: string) => lines.push(message),
    warn: (_fields: object, message: string) => lines.push(message),
  };
  const options = { level: 'warn', meanwhile: 'PostgreSQL does it', what: 'Redis' } as const;
  outage = new OutageLog(logger as never, options, () => nowMs);
});

const fail = () => outage.failed(new Error('refused'));

describe('OutageLog', () => {
  it('says once that something is out and once that it is back', () => {
    outage.answered();
    for (let time = 0; time < 3; time++) fail();
    for (let time = 0; time < 3; time++) outage.answered();
    expect(lines).toEqual([OUT, BACK]);
  });

  it('says so of the next outage too', () => {
    for (let time = 0; time < 2; time++) {
      fail();
      outage.answered();
      nowMs += MINUTE;
    }
    expect(lines).toEqual([OUT, BACK, OUT, BACK]);
  });

  it('floods no log when it comes and goes, and keeps no lasting outage to itself', () => {
    for (; nowMs < MINUTE; nowMs += 1_000) {
      fail();
      outage.answered();
    }
    expect(lines).toEqual([OUT, BACK]);
    fail();
    expect(lines).toEqual([OUT, BACK, OUT]);
  });
});
