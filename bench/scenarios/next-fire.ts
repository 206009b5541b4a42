import { CronExpressionParser } from 'cron-parser';
import { createRecurrence } from '@/lib/domain/recurrence/recurrence';
import { type Measure, spreadOf } from '../measure';
import type { TestBed } from '../test-bed';

const EXPRESSIONS = [
  '*/5 * * * *',
  '0 * * * *',
  '30 9 * * 1-5',
  '0 0 1 * *',
  '15 2 * * 0',
  '0 30 8-17 * * 1-5',
];
const ZONES = ['UTC', 'America/New_York'];
const ROUND_MS = 500;
const FROM_MS = Date.UTC(2026, 0, 1);

/** The next fire time, again and again through the coming years, over ordinary rules: ours beside cron-parser's kept iterator. */
export async function measureNextFire({ run }: TestBed): Promise<Measure[]> {
  return ZONES.map((timezone) => {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round <= run.options.rounds; round += 1) {
      ours.push(perSecond(ourSteps(timezone)));
      theirs.push(perSecond(cronParserSteps(timezone)));
    }
    const measure: Measure = {
      goal: '≥ cron-parser',
      // The first round warms up.
      limit: spreadOf(theirs.slice(1)),
      metric: `${timezone}, beside cron-parser`,
      ours: spreadOf(ours.slice(1)),
      pass: null,
      scenario: 'next fire time',
      unit: '1/s',
    };
    return { ...measure, pass: measure.ours!.median >= measure.limit!.median };
  });
}

function ourSteps(timezone: string): (() => void)[] {
  return EXPRESSIONS.map((cronExpression) => {
    const recurrence = createRecurrence({ cronExpression, seed: 'bench', timezone });
    let at = FROM_MS;
    return () => {
      at = recurrence.next(at) ?? FROM_MS;
    };
  });
}

function cronParserSteps(tz: string): (() => void)[] {
  return EXPRESSIONS.map((expression) => {
    const iterator = CronExpressionParser.parse(expression, { currentDate: new Date(FROM_MS), tz });
    return () => {
      iterator.next();
    };
  });
}

function perSecond(steps: readonly (() => void)[]): number {
  const startedMs = performance.now();
  let count = 0;
  let tookMs = 0;
  do {
    for (const step of steps) step();
    count += steps.length;
    tookMs = performance.now() - startedMs;
  } while (tookMs < ROUND_MS);
  return (count * 1_000) / tookMs;
}
