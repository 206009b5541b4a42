import type { Page } from '@playwright/test';

/** What there is to look at once the product is filled. */
export interface Shown {
  busySchedule: string;
  failedExecution: string;
  failingSchedule: string;
  succeededExecution: string;
}

export const STATES = ['empty', 'full', 'loading', 'failing'] as const;
export type State = (typeof STATES)[number];

export interface ShownPage {
  name: string;
  /** Where it is; a page about one thing has none before there is one. */
  path: string | ((shown: Shown) => string);
  /** Those that it can be in. */
  states: readonly State[];
  /** Beyond opening it. */
  prepare?: (page: Page) => Promise<void>;
}

const OF_ONE_THING = ['full', 'loading', 'failing'] as const;

/** Every page of the console, and what opens over it: a sheet for each. */
export const PAGES: readonly ShownPage[] = [
  { name: 'overview', path: '/', states: STATES },
  { name: 'schedules', path: '/schedules', states: STATES },
  {
    name: 'schedules-chosen',
    path: '/schedules',
    states: ['full'],
    prepare: async (page) => {
      for (const at of [1, 2]) await page.getByRole('table').getByRole('checkbox').nth(at).click();
    },
  },
  {
    name: 'schedules-import',
    path: '/schedules',
    states: ['full'],
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Import and export' }).click();
      await page.getByRole('menuitem', { name: 'Import a file' }).click();
    },
  },
  { name: 'schedules-no-match', path: '/schedules?q=nothing-like-it', states: ['full'] },
  { name: 'schedule-new', path: '/schedules/new', states: ['full', 'loading'] },
  {
    name: 'schedule-new-wrong',
    path: '/schedules/new',
    states: ['full'],
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Create schedule' }).last().click();
    },
  },
  { name: 'schedule', path: ({ busySchedule }) => `/schedules/${busySchedule}`, states: OF_ONE_THING },
  {
    name: 'schedule-failing',
    path: ({ failingSchedule }) => `/schedules/${failingSchedule}`,
    states: ['full'],
  },
  {
    name: 'schedule-edit',
    path: ({ busySchedule }) => `/schedules/${busySchedule}/edit`,
    states: OF_ONE_THING,
  },
  { name: 'executions', path: '/executions', states: STATES },
  { name: 'executions-kept', path: '/executions?status=failed&since=7d', states: ['full'] },
  { name: 'skips', path: '/executions/skips', states: ['full'] },
  {
    name: 'execution-failed',
    path: ({ failedExecution }) => `/executions/${failedExecution}`,
    states: OF_ONE_THING,
  },
  {
    name: 'execution-succeeded',
    path: ({ succeededExecution }) => `/executions/${succeededExecution}`,
    states: ['full'],
  },
  { name: 'workers', path: '/workers', states: STATES },
  {
    name: 'command-menu',
    path: '/schedules',
    states: ['full'],
    prepare: (page) => page.keyboard.press('Control+k'),
  },
  {
    name: 'shortcuts',
    path: '/schedules',
    states: ['full'],
    prepare: (page) => page.keyboard.press('?'),
  },
  { name: 'problems', path: '/docs/problems', states: ['full'] },
  { name: 'not-found', path: '/nowhere', states: ['full'] },
];

export const pathOf = ({ path }: ShownPage, shown: Shown): string =>
  typeof path === 'string' ? path : path(shown);
