import type { Browser, BrowserContextOptions } from '@playwright/test';
import { type Measure, spreadOf } from '../measure';
import { observePaints, type Painted } from './paint-observer';

const LCP_GOAL_MS = 1_000;
const CLS_GOAL = 0.02;
/** What comes late, such as the stream's first change, may still move something. */
const WATCHED_MS = 1_500;

export const PERSON: BrowserContextOptions = {
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
  viewport: { height: 900, width: 1_440 },
};

interface PaintOptions {
  base: string;
  /** By name. */
  paths: Readonly<Record<string, string>>;
  rounds: number;
  scenario: string;
}

/** When each page shows what is largest in it, and how much it moves by itself; opened as for the first time, with nothing cached. */
export async function measurePaints(browser: Browser, options: PaintOptions): Promise<Measure[]> {
  const { base, paths, rounds, scenario } = options;
  const measures: Measure[] = [];
  for (const [name, path] of Object.entries(paths)) {
    const seen: Painted[] = [];
    // The first one warms the server up.
    for (let round = 0; round <= rounds; round += 1) seen.push(await open(browser, base + path));
    const counted = seen.slice(1);
    const lcp = spreadOf(counted.map(({ lcpMs }) => lcpMs));
    const cls = spreadOf(counted.map((painted) => painted.cls));
    const common = { limit: null, scenario };
    measures.push(
      {
        ...common,
        goal: `≤ ${LCP_GOAL_MS} ms`,
        metric: `${name}: LCP`,
        ours: lcp,
        pass: lcp.median <= LCP_GOAL_MS,
        unit: 'ms',
      },
      {
        ...common,
        goal: `≤ ${CLS_GOAL}`,
        metric: `${name}: CLS`,
        ours: cls,
        // Of each opening: what moves once in a while is what people notice.
        pass: cls.max <= CLS_GOAL,
        unit: '',
      },
    );
  }
  return measures;
}

async function open(browser: Browser, url: string): Promise<Painted> {
  const context = await browser.newContext(PERSON);
  try {
    const page = await context.newPage();
    await page.addInitScript(observePaints);
    const response = await page.goto(url, { waitUntil: 'load' });
    if (response?.status() !== 200) throw new Error(`${url} answered ${response?.status()}`);
    await page.waitForTimeout(WATCHED_MS);
    const painted = await page.evaluate(() => window.painted);
    if (painted.lcpMs === 0) throw new Error(`${url}: the browser told no paint`);
    return painted;
  } finally {
    await context.close();
  }
}
