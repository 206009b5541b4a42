import { test as base, expect, type Page } from '@playwright/test';
import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { collectComplaints } from './collect-complaints';

interface TestFixtures {
  /** Makes a schedule by the API, under a name that no other test has; gone when the test ends. */
  makeSchedule: (input?: Partial<CreateScheduleInput>) => Promise<Schedule>;
  /** What the browser complained about; a test fails on anything that it didn't expect. */
  complaints: string[];
}
interface WorkerFixtures {
  agent: MockAgent;
}

/** A test of the console as the product starts it, with an agent of its own to call. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  agent: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const agent = await createMockAgent();
      await use(agent);
      await agent.close();
    },
    { scope: 'worker' },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      collectComplaints(page, complaints);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  makeSchedule: async ({ agent, context, request }, use, testInfo) => {
    const made: string[] = [];
    await use(async (input = {}) => {
      const response = await request.post('/api/schedules', {
        data: {
          name: uniqueName('schedule'),
          cronExpression: '0 0 1 1 *',
          agentId: 'e2e-agent',
          agentUrl: `${agent.url}/`,
          ...input,
        },
      });
      expect(response.status(), await response.text()).toBe(201);
      const schedule = (await response.json()) as Schedule;
      made.push(schedule.id);
      return schedule;
    });
    // A page that is open reads what it shows, and complains when that is gone. After a failure it is wanted for the picture.
    if (testInfo.status === testInfo.expectedStatus)
      for (const page of context.pages()) await page.goto('about:blank');
    for (const id of made) await request.delete(`/api/schedules/${id}`);
  },
});

/** Takes what was expected out of the complaints. */
export function forgive(complaints: string[], expected: RegExp): void {
  const left = complaints.filter((complaint) => !expected.test(complaint));
  complaints.splice(0, complaints.length, ...left);
}

export { expect };

/** A page answers keys and clicks, and hears of changes, once its connection is open. */
export async function untilLive(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText('Live')).toBeVisible();
}

let names = 0;

/** Tests share one product: a name of its own for each thing that they make. */
export function uniqueName(what: string): string {
  names += 1;
  return `${what}-${process.pid}-${names}`;
}
