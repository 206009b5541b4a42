import { Agent, request } from 'undici';
import type { Page } from '@/lib/contracts/page';
import { quantileOf } from '@/scripts/verify-once/lateness';
import { type Measure, spreadOf } from '../measure';

const REQUESTS = 100;
const WARM_UP = 10;
const GOAL_MS = 100;

/** How people look at the list; each path is asked for one after the other, as by one person. */
const VIEWS: Readonly<Record<string, string>> = {
  'first page': '/api/schedules',
  'by name': '/api/schedules?sort=name',
  'by next run': '/api/schedules?sort=nextFireAt',
  'with a tag': '/api/schedules?tag=billing',
  search: '/api/schedules?search=berlin',
  'search without a match': '/api/schedules?search=no-such-thing',
  'the page itself': '/schedules',
};
const PAGES_ON = 20;

interface ListOptions {
  base: string;
  rounds: number;
  scenario: string;
}

/** How long the list takes to answer: p95 of each view, for each round. */
export async function measureList({ base, rounds, scenario }: ListOptions): Promise<Measure[]> {
  const agent = new Agent({ connections: 1 });
  const views = { ...VIEWS, [`${PAGES_ON} pages on`]: await pathFarOn(base) };
  const measures: Measure[] = [];
  for (const [view, path] of Object.entries(views)) {
    const p95: number[] = [];
    await times(agent, base + path, WARM_UP);
    for (let round = 1; round <= rounds; round += 1)
      p95.push(quantileOf(await times(agent, base + path, REQUESTS), 0.95));
    const ours = spreadOf(p95);
    measures.push({
      goal: `≤ ${GOAL_MS} ms`,
      limit: null,
      metric: `list, ${view}: p95`,
      ours,
      pass: ours.median <= GOAL_MS,
      scenario,
      unit: 'ms',
    });
  }
  await agent.close();
  return measures;
}

async function times(agent: Agent, url: string, count: number): Promise<number[]> {
  const tookMs: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const startedMs = performance.now();
    const { body, statusCode } = await request(url, { dispatcher: agent });
    await body.dump({ limit: Number.POSITIVE_INFINITY });
    if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
    tookMs.push(performance.now() - startedMs);
  }
  return tookMs;
}

async function pathFarOn(base: string): Promise<string> {
  let path = '/api/schedules?sort=name';
  for (let n = 0; n < PAGES_ON; n += 1) {
    const { body } = await request(base + path);
    const { nextCursor } = (await body.json()) as Page<unknown>;
    if (nextCursor === null) break;
    path = `/api/schedules?sort=name&cursor=${nextCursor}`;
  }
  return path;
}
