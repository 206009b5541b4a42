import { type Browser, chromium } from '@playwright/test';
import { testBrowser } from '@/e2e/chromium';
import { fillConsole } from '../console/fill-console';
import { measureList } from '../console/list-latency';
import { measurePaints } from '../console/page-paint';
import { measureTyping } from '../console/typing';
import type { Measure } from '../measure';
import type { TestBed } from '../test-bed';
import { startWeb } from '../web-under-test';

const SCHEDULES = 10_000;

/**
 * The console as it is built for production, on loopback, over many schedules and a long history: how long the list takes, when each page
 * is painted and whether it moves, and how soon a key is seen.
 */
export async function measureConsole(bed: TestBed): Promise<Measure[]> {
  const { history, rounds } = bed.run.options;
  const database = await bed.createDatabase('console');
  await fillConsole(database, { executions: history, schedules: SCHEDULES }, bed.run.say);
  // It has nothing to do, but a console without a worker says so on every page.
  const worker = bed.startWorker(database.url);
  const web = await startWeb(bed.run, database.url, bed.redisUrl);
  const base = new URL(web.api).origin;
  const scenario = `console, ${SCHEDULES.toLocaleString('en')} schedules, ${history.toLocaleString('en')} executions`;
  const measures = await measureList({ base, rounds, scenario });
  const browser = await launch();
  try {
    const paths = await pathsOf(web.api);
    measures.push(...(await measurePaints(browser, { base, paths, rounds, scenario })));
    measures.push(await measureTyping(browser, { base, rounds, scenario }));
  } finally {
    await browser.close();
  }
  worker.requireHealthy();
  await web.stop();
  await worker.stop();
  await database.sql.end({ timeout: 1 });
  return measures;
}

function launch(): Promise<Browser> {
  const { env, executablePath } = testBrowser();
  return chromium.launch({ env: { ...process.env, ...env } as Record<string, string>, executablePath });
}

/** Every page; those about one thing show one that has something to show. */
async function pathsOf(api: string): Promise<Record<string, string>> {
  const response = await fetch(`${api}/executions?limit=1`);
  const { data } = (await response.json()) as { data: { id: string; scheduleId: string }[] };
  const newest = data[0];
  if (!newest) throw new Error('There is no execution to look at: take more of them');
  return {
    overview: '/',
    schedules: '/schedules',
    'schedule, new': '/schedules/new',
    schedule: `/schedules/${newest.scheduleId}`,
    'schedule, edit': `/schedules/${newest.scheduleId}/edit`,
    executions: '/executions',
    execution: `/executions/${newest.id}`,
    workers: '/workers',
  };
}
