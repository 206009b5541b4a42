// `npm run screenshots`: every page in every state, both themes and two widths, as one sheet a page, and what is wrong with them.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { startWeb } from '@/bench/web-under-test';
import { testBrowser } from '@/e2e/chromium';
import { Instance } from '@/e2e/instance';
import { makeScratchFolder } from '@/scripts/embedded-postgres/throwaway';
import { freePort } from '@/scripts/free-port';
import { createMockAgent } from '@/scripts/mock-agent/mock-agent';
import { buildIfNeeded } from '@/scripts/start/build-if-needed';
import { explain } from '@/scripts/start/explain';
import { runningDatabaseUrl } from '@/scripts/start/running-database';
import { OwnedProcesses } from '@/scripts/verify-once/owned-processes';
import { fill } from './fill';
import { parseOptions, type ScreenshotOptions, USAGE } from './options';
import { PAGES, type Shown, type ShownPage, type State } from './pages';
import { writeSheet } from './sheet';
import { type Looked, shoot } from './shoot';

const say = (line: string) => console.log(line);

function readOptions(): ScreenshotOptions {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${explain(error)}\nUsage: ${USAGE}\n`);
    process.exit(2);
  }
}

const NOTHING: Shown = { busySchedule: '', failedExecution: '', failingSchedule: '', succeededExecution: '' };

/** One product, first empty, then filled; and a web server whose database is not there. */
async function takeAll({
  out,
  pages,
  states,
}: ScreenshotOptions): Promise<{ complaints: string[]; overflows: string[] }> {
  const folder = await makeScratchFolder('screenshots-');
  const processes = new OwnedProcesses();
  const instance = new Instance(folder, ['--no-sample']);
  const agent = await createMockAgent();
  const { env, executablePath } = testBrowser();
  const browser = await chromium.launch({
    env: { ...process.env, ...env } as Record<string, string>,
    executablePath,
  });
  const seen = new Map<ShownPage, Looked>(
    pages.map((page) => [page, { complaints: [], overflows: [], shots: [] }]),
  );
  const look = async (state: State, base: string, shown: Shown) => {
    if (!states.includes(state)) return;
    for (const page of pages.filter((known) => known.states.includes(state))) {
      const { complaints, overflows, shots } = await shoot(browser, { base, page, shown, state });
      const all = seen.get(page)!;
      all.complaints.push(...complaints);
      all.overflows.push(...overflows);
      all.shots.push(...shots);
      say(`${page.name}, ${state}`);
    }
  };
  try {
    // The start would do it too, but not within its time on a busy machine.
    await buildIfNeeded(path.join(folder, 'build.log'), say, new AbortController().signal);
    const base = await instance.start(await freePort());
    await look('empty', base, NOTHING);
    const shown = await fill({ agentUrl: agent.url, base, databaseUrl: (await runningDatabaseUrl(folder))! });
    await look('full', base, shown);
    await look('loading', base, shown);
    // The discard port: nothing listens there.
    const broken = await startWeb(
      { folder, options: { profile: null }, processes },
      'postgres://127.0.0.1:9/gone',
    );
    await look('failing', new URL(broken.api).origin, shown);
    mkdirSync(out, { recursive: true });
    for (const [{ name }, { shots }] of seen)
      if (shots.length > 0) say(await writeSheet(browser, { name, out, shots }));
  } finally {
    await browser.close();
    await processes.endAll();
    await instance.stop();
    await agent.close();
    rmSync(folder, { force: true, recursive: true });
  }
  const looked = [...seen.values()];
  return {
    complaints: looked.flatMap(({ complaints }) => complaints),
    overflows: looked.flatMap(({ overflows }) => overflows),
  };
}

const options = readOptions();
try {
  const { complaints, overflows } = await takeAll(options);
  for (const line of overflows) say(`Too wide: ${line}`);
  for (const line of complaints) say(`Complaint: ${line}`);
  say(
    `${options.pages.length} of ${PAGES.length} pages; ${overflows.length} too wide, ${complaints.length} complaints`,
  );
  if (complaints.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
