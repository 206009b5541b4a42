import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CliRig, createCliRig } from './cli-rig.fixture';

const NEWER = 2_100;

let rig: CliRig;
beforeAll(async () => {
  rig = await createCliRig();
  for (const name of ['Nightly', 'Twin', 'Twin', 'twin']) await rig.make({ name });
  const parts = Array.from({ length: NEWER }, (_, part) => ({
    agentId: 'reporter',
    agentUrl: 'https://agent.example/run',
    cronExpression: '0 9 * * *',
    name: `Nightly part ${part} of Twin`,
  }));
  const input = JSON.stringify(parts);
  expect(await rig.scheduler(['schedules', 'import', '-'], { input })).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => rig.close());

it('finds a schedule by its whole name, however many newer ones have it in theirs', async () => {
  const { code, stderr, stdout } = await rig.scheduler(['schedules', 'get', 'Nightly', '--json']);
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ name: 'Nightly' });
});

it('refuses a name that two have, though thousands stand before them', async () => {
  const { code, stderr } = await rig.scheduler(['schedules', 'pause', 'Twin']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('2 schedules are named "Twin"; give an id')]);
});
