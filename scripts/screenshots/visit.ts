import type { Page } from '@playwright/test';
import type { State } from './pages';

const QUIET_MS = 600;
const SETTLE_LIMIT_MS = 8_000;
const START_LIMIT_MS = 15_000;

/** Where a page is opened, and how it becomes what is to be seen. */
export interface Visit {
  state: State;
  url: URL;
  prepare?: (page: Page) => Promise<void>;
}

export async function visit(page: Page, { prepare, state, url }: Visit): Promise<void> {
  if (state === 'loading') {
    await holdWhileLoading(page, url);
    return;
  }
  await page.goto(url.href, { waitUntil: 'load' });
  await settle(page);
  if (state !== 'full' || !prepare) return;
  await prepare(page);
  await settle(page);
}

/** Goes there by a link of another page, whose answer never comes: what is shown meanwhile stays. */
async function holdWhileLoading(page: Page, url: URL): Promise<void> {
  await page.goto(new URL('/docs/problems', url).href, { waitUntil: 'load' });
  await settle(page);
  const href = `${url.pathname}${url.search}`;
  await callRouter(page, 'prefetch', href);
  await settle(page);
  await page.route('**', (route) => {
    const headers = route.request().headers();
    const isPage = headers.rsc === '1' && headers['next-router-prefetch'] === undefined;
    // Never answered: it ends with the page.
    return isPage ? undefined : route.fallback();
  });
  await callRouter(page, 'push', href);
  const skeleton = page.locator('main .animate-appear-late').first();
  await skeleton.waitFor({ state: 'attached', timeout: START_LIMIT_MS });
  // It is there at once, and to be seen a little later.
  await skeleton.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
}

/** The router of Next.js, as it shows itself on the window. */
async function callRouter(page: Page, verb: 'prefetch' | 'push', href: string): Promise<void> {
  await page.waitForFunction(() => 'next' in window && 'router' in (window.next as object), undefined, {
    timeout: START_LIMIT_MS,
  });
  await page.evaluate(({ href, verb }) => (window as unknown as RouterWindow).next.router[verb](href), {
    href,
    verb,
  });
}

interface RouterWindow {
  next: { router: Record<'prefetch' | 'push', (href: string) => void> };
}

/** Until the page lives, its fonts are there and nothing but the event stream is under way. One that never rests is shown as it is. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page
    .waitForFunction(
      (quietMs) => {
        const main = document.querySelector('main');
        const isAlive = main !== null && Object.keys(main).some((key) => key.startsWith('__reactProps'));
        const ends = performance
          .getEntriesByType('resource')
          .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
        return isAlive && performance.now() - Math.max(0, ...ends) > quietMs;
      },
      QUIET_MS,
      { polling: 100, timeout: SETTLE_LIMIT_MS },
    )
    .catch(() => undefined);
}

/** Makes the window as high as the page, so that what sticks to its edges does so in the picture too. What lies over a page stays as it is. */
export async function showWhole(page: Page, mostHeight: number): Promise<void> {
  const viewport = page.viewportSize()!;
  const height = await page.evaluate(() =>
    document.querySelector('[role=dialog], [role=alertdialog]') ? 0 : document.documentElement.scrollHeight,
  );
  await page.setViewportSize({
    ...viewport,
    height: Math.max(viewport.height, Math.min(height, mostHeight)),
  });
}

/** Elements that make a page wider than its window, the outermost ones by what they are; none if it isn't. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    const outermost = wide.filter((element) => !wide.includes(element.parentElement as Element));
    return outermost.map((element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`.slice(0, 80),
    );
  });
}
