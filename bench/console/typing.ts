import type { Browser } from '@playwright/test';
import { quantileOf } from '@/scripts/verify-once/lateness';
import { type Measure, spreadOf } from '../measure';
import { PERSON } from './page-paint';
import { observePaints } from './paint-observer';

const GOAL_MS = 50;
/** A fast typist. */
const KEY_EVERY_MS = 90;
/** What is right, what isn't yet, and what never will be. */
const TYPED = ['*/15 8-18 * * 1-5', '0 75 * * *', '30 2 29 2 *'];
/** Shorter ones aren't told. */
const FASTEST_MS = 16;
const SETTLED_MS = 500;

interface TypingOptions {
  base: string;
  rounds: number;
  scenario: string;
}

/** From a key in the field of the cron expression to the repaint that shows it. */
export async function measureTyping(
  browser: Browser,
  { base, rounds, scenario }: TypingOptions,
): Promise<Measure> {
  const p95: number[] = [];
  for (let round = 0; round <= rounds; round += 1) p95.push(quantileOf(await type(browser, base), 0.95));
  const ours = spreadOf(p95.slice(1));
  return {
    goal: `≤ ${GOAL_MS} ms`,
    limit: null,
    metric: 'key to repaint in the cron field: p95',
    ours,
    pass: ours.median <= GOAL_MS,
    scenario,
    unit: 'ms',
  };
}

async function type(browser: Browser, base: string): Promise<number[]> {
  const context = await browser.newContext(PERSON);
  try {
    const page = await context.newPage();
    await page.addInitScript(observePaints);
    await page.goto(`${base}/schedules/new`, { waitUntil: 'load' });
    // It lives once the browser's zone stands in it.
    await page.getByLabel('Time zone').filter({ hasText: 'Europe/Berlin' }).waitFor();
    const field = page.getByLabel('Expression', { exact: true });
    let keys = 0;
    for (const text of TYPED) {
      await field.fill('');
      await field.pressSequentially(text, { delay: KEY_EVERY_MS });
      keys += text.length;
    }
    await page.waitForTimeout(SETTLED_MS);
    const { keysMs } = await page.evaluate(() => window.painted);
    return [...keysMs, ...Array.from({ length: Math.max(0, keys - keysMs.length) }, () => FASTEST_MS)];
  } finally {
    await context.close();
  }
}
