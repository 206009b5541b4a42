import type { APIRequestContext, Page } from '@playwright/test';
import { expect, forgive, test, untilLive } from './console-test';
import { expectNoViolations } from './expect-no-violations';

type Open = (page: Page, ids: { schedule: string; execution: string }) => Promise<void>;

/** What a person may look at: each state that axe has to like, by what makes it. */
const STATES: Record<string, Record<string, Open>> = {
  'the overview and the list': {
    'the overview': async (page) => {
      await page.goto('/');
      await expect(page.getByRole('list', { name: 'Failing schedules' })).toBeVisible();
      await expect(
        page
          .getByRole('img', { name: /^Lateness over/ })
          .locator('svg')
          .first(),
      ).toBeVisible();
    },
    'the numbers of a chart': async (page) => {
      await page.goto('/?last=7d');
      await page.getByRole('button', { name: 'Numbers: How did runs end?' }).click();
      await expect(page.getByRole('table', { name: /^Runs per hour/ })).toBeVisible();
    },
    'the list': async (page) => {
      await page.goto('/schedules');
      await expect(page.getByRole('table', { name: 'Schedules' })).toBeVisible();
    },
    'a row’s menu': async (page) => {
      await page.goto('/schedules');
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
    'chosen rows': async (page) => {
      await page.goto('/schedules');
      await untilLive(page);
      await page.getByLabel('Select all on this page').check();
      await expect(page.getByRole('region', { name: 'Selected schedules' })).toBeVisible();
    },
    'what an import will do': async (page) => {
      await page.goto('/schedules');
      await untilLive(page);
      await page.getByRole('button', { name: 'Import and export' }).click();
      await page.getByRole('menuitem', { name: 'Import a file' }).click();
      const dialog = page.getByRole('dialog', { name: 'Import schedules' });
      await dialog
        .getByLabel('Or paste its text')
        .fill('- {name: new, cronExpression: "@daily", agentId: a, agentUrl: "https://agent.example/"}');
      await dialog.getByRole('button', { name: 'Preview' }).click();
      await expect(dialog.getByRole('status')).toHaveText('1 to create');
    },
    'a search without a match': async (page) => {
      await page.goto('/schedules?q=no-such-thing');
      await expect(page.getByRole('button', { name: 'Clear search' })).toBeVisible();
    },
  },
  'the form': {
    'the form': async (page) => {
      await page.goto('/schedules/new');
      await expect(page.getByLabel('Time zone')).toContainText('Europe/Berlin');
    },
    'the form with errors': async (page) => {
      await page.goto('/schedules/new');
      await page.getByLabel('Expression').fill('0 75 * * *');
      await page.getByLabel('Payload').fill('{');
      await page.getByRole('button', { name: 'Add header' }).click();
      await page.getByLabel('Header 1 name').fill('host');
      await page.getByRole('button', { name: 'Create schedule' }).click();
      await expect(page.getByText('Name is required')).toBeVisible();
    },
    'the box of time zones': async (page) => {
      await page.goto('/schedules/new');
      await page.getByLabel('Time zone').click();
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  'a schedule': {
    'a schedule': async (page, { schedule }) => {
      await page.goto(`/schedules/${schedule}`);
      await expect(page.getByText('Failing', { exact: true })).toBeVisible();
    },
    'a schedule by the hours of the week': async (page, { schedule }) => {
      await page.goto(`/schedules/${schedule}?by=hour&last=24h`);
      await expect(page.getByRole('grid', { name: 'Failed share by hour of the week' })).toBeVisible();
      await expect(
        page
          .getByRole('img', { name: /^Lateness over/ })
          .locator('svg')
          .first(),
      ).toBeVisible();
    },
    'a schedule’s skips': async (page, { schedule }) => {
      await page.goto(`/schedules/${schedule}?show=skips`);
      await expect(page.getByRole('button', { name: 'Skips only', pressed: true })).toBeVisible();
    },
    'the question before a deletion': async (page, { schedule }) => {
      await page.goto(`/schedules/${schedule}`);
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await expect(page.getByRole('alertdialog')).toContainText('execution');
    },
    'a pause until': async (page, { schedule }) => {
      await page.goto(`/schedules/${schedule}`);
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Pause until' }).click();
      await expect(page.getByRole('dialog', { name: /^Pause / })).toBeVisible();
    },
    'the versions of a schedule': async (page, { schedule }) => {
      await page.goto(`/schedules/${schedule}/versions?v=2`);
      await expect(page.getByRole('region', { name: 'What differs' })).toContainText('After: 7');
    },
  },
  'the rest': {
    'the executions': async (page) => {
      await page.goto('/executions');
      await expect(page.getByRole('table', { name: 'Executions and skips' })).toBeVisible();
    },
    'an execution': async (page, { execution }) => {
      await page.goto(`/executions/${execution}`);
      await expect(page.getByRole('heading', { name: /^Failed after/ })).toBeVisible();
    },
    'the workers': async (page) => {
      await page.goto('/workers');
      await expect(page.getByRole('table', { name: 'Workers' })).toBeVisible();
    },
    'the command menu': async (page, { schedule }) => {
      await page.goto(`/schedules/${schedule}`);
      await untilLive(page);
      await page.getByRole('button', { name: 'Search or run a command' }).click();
      await expect(page.getByRole('option', { name: /^Run .* now$/ })).toBeVisible();
    },
    'the sheet of shortcuts': async (page) => {
      await page.goto('/schedules');
      await untilLive(page);
      await page.getByRole('button', { name: 'Shortcuts' }).click();
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
    'an address without a page': async (page) => {
      await page.goto('/schedules/nowhere');
      await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
    },
  },
};

test.describe.configure({ mode: 'parallel' });

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [place, states] of Object.entries(STATES)) {
    test(`axe finds nothing in ${place}, ${colorScheme}`, async ({
      page,
      makeSchedule,
      agent,
      request,
      complaints,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { id: schedule } = await makeSchedule({
        agentUrl: `${agent.url}/status/404`,
        description: 'Answers that nothing is there.',
        headers: { authorization: 'Bearer 0123456789abcdef' },
        tags: ['finance', 'p1'],
      });
      const execution = await failOnce(request, schedule);
      await request.patch(`/api/schedules/${schedule}`, { data: { priority: 7 } });
      for (const [state, open] of Object.entries(states)) {
        await test.step(state, async () => {
          await open(page, { schedule, execution });
          await expectNoViolations(page);
        });
      }
      // The browser itself says that an address without a page is a 404.
      forgive(complaints, /404/);
    });
  }
}

async function failOnce(request: APIRequestContext, schedule: string) {
  const { id } = await (await request.post(`/api/schedules/${schedule}/trigger`)).json();
  await expect
    .poll(async () => (await (await request.get(`/api/executions/${id}`)).json()).status)
    .toBe('failed');
  // Charts are drawn of what is counted, seconds later.
  await expect
    .poll(async () => (await (await request.get(`/api/stats?scheduleId=${schedule}`)).json()).data[0].count, {
      timeout: 30_000,
    })
    .toBeGreaterThan(0);
  return id as string;
}
