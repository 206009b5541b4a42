import fc from 'fast-check';
import { fromSchema } from '@/app/api/_fuzz/from-schema.fixture';
import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { expect, test } from './console-test';

/** The same in each run. */
const SEED = 20_260_302;

const ODD: Partial<CreateScheduleInput>[] = [
  { name: '\u202egnp.exe', tags: ['\u202e', '👩‍👩‍👧‍👦'] },
  { description: '<img src=x onerror=alert(1)>', name: '<script>alert(1)</script>' },
  { agentId: '__proto__', name: 'constructor', tags: ['__proto__'] },
  { name: 'x'.repeat(255), tags: Array.from({ length: 20 }, (_, n) => `${'y'.repeat(45)}${n}`) },
  { name: '}}{{fireTime}}</style>', payload: { '{{fireTime}}': '{{nothing}}', deep: '\u2028' } },
  { payload: JSON.parse('['.repeat(90) + ']'.repeat(90)) },
  { payload: { '': null, __proto__: [1e308, -0, 5e-324], 'a.b': { toString: 'x' } } },
];

test('whatever can be stored can be shown by every page', async ({ page, makeSchedule, agent, request }) => {
  const body = { $ref: '#/components/schemas/CreateSchedule' };
  const made = fc.sample(fromSchema(body) as fc.Arbitrary<Partial<CreateScheduleInput>>, {
    numRuns: 6,
    seed: SEED,
  });
  for (const settings of [...ODD, ...made]) {
    const { cronExpression, pausedUntil, ...rest } = settings;
    const name = settings.name?.trim() ? settings.name : 'odd';
    const kept = {
      ...rest,
      agentId: settings.agentId?.trim() || 'odd',
      agentUrl: `${agent.url}/odd`,
      enabled: false,
      name,
    };
    await test.step(JSON.stringify(name).slice(0, 60), async () => {
      const { id } = (await makeSchedule(kept)) as Schedule;
      const run = await (await request.post(`/api/schedules/${id}/trigger`)).json();
      for (const path of [`/schedules/${id}`, `/schedules/${id}/edit`, `/executions/${run.id}`]) {
        expect((await page.goto(path))!.status(), path).toBe(200);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      }
    });
  }
  expect((await page.goto('/schedules'))!.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
