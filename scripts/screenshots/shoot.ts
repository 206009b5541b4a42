import type { Browser } from '@playwright/test';
import { collectComplaints } from '@/e2e/collect-complaints';
import { pathOf, type Shown, type ShownPage, type State } from './pages';
import type { Shot } from './sheet';
import { findOverflow, showWhole, visit } from './visit';

const VIEWPORTS = [
  { height: 900, width: 1_440 },
  { height: 844, width: 390 },
];
const THEMES = ['light', 'dark'] as const;
/** Longer pages are cut: a sheet is looked at as a whole. */
const MOST_HEIGHT = 2_000;

export interface Looked {
  shots: Shot[];
  /** What the browser complained about, and what is too wide; each with where. */
  complaints: string[];
  overflows: string[];
}

/** A page in one state, in both themes and widths. */
export async function shoot(
  browser: Browser,
  { base, page, shown, state }: { base: string; page: ShownPage; shown: Shown; state: State },
): Promise<Looked> {
  const looked: Looked = { complaints: [], overflows: [], shots: [] };
  for (const viewport of VIEWPORTS) {
    for (const theme of THEMES) {
      const context = await browser.newContext({
        colorScheme: theme,
        locale: 'en-GB',
        reducedMotion: 'reduce',
        timezoneId: 'Europe/Berlin',
        viewport,
      });
      const tab = await context.newPage();
      const complaints: string[] = [];
      collectComplaints(tab, complaints);
      await visit(tab, { prepare: page.prepare, state, url: new URL(pathOf(page, shown), base) });
      const where = `${page.name}, ${state}, ${theme}, ${viewport.width} px`;
      const wide = await findOverflow(tab);
      await showWhole(tab, MOST_HEIGHT);
      looked.shots.push({ png: await tab.screenshot(), state, theme, width: viewport.width });
      looked.overflows.push(...wide.map((element) => `${where}: ${element}`));
      looked.complaints.push(
        ...complaints.filter((text) => !isExpected(text, page, state)).map((text) => `${where}: ${text}`),
      );
      await context.close();
    }
  }
  return looked;
}

/** The browser itself says so when a document or the API answers what it has to; React's 441 tells of the server's own failure. */
function isExpected(text: string, page: ShownPage, state: State): boolean {
  if (page.name === 'not-found') return / 404 /.test(text);
  return state === 'failing' && / 50[03] |React error #441/.test(text);
}
