import { expect, test, untilLive } from './console-test';

const NOBODY = '01980a3f-52c1-7d3e-9b1a-4c7f0a9e6b21';

for (const path of [
  `/schedules/${NOBODY}`,
  `/schedules/${NOBODY}/edit`,
  `/executions/${NOBODY}`,
  '/schedules/x',
]) {
  test(`${path} is not there, and says so by its status too`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect(titleIn(await response.text())).toBe('Not found — Scheduler');
  });
}

test('a title says the state before any script runs, and stays when they do', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id, name } = await makeSchedule({
    agentUrl: `${agent.url}/status/404`,
    retryPolicy: { maxAttempts: 1 },
  });
  await request.post(`/api/schedules/${id}/trigger`);
  const failing = `● failing: ${name} — Scheduler`;
  const readTitle = async (path: string) => titleIn(await (await request.get(path)).text());
  await expect.poll(() => readTitle(`/schedules/${id}`)).toBe(failing);
  expect(await readTitle(`/schedules?q=${name}`)).toBe('● 1 failing — Schedules');

  await page.goto(`/schedules/${id}`);
  await expect(page.getByText('The last run failed')).toBeVisible();
  await untilLive(page);
  expect(await page.title()).toBe(failing);

  const runs = await (await request.get(`/api/schedules/${id}/executions`)).json();
  expect(await readTitle(`/executions/${runs.data[0].id}`)).toMatch(/^Failed after 1 attempt.* — Scheduler$/);
});

const titleIn = (html: string) => /<title>([^<]*)<\/title>/.exec(html.split('</head>')[0]!)?.[1];
