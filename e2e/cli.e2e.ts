import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Execution, Schedule } from '@/clients/typescript/scheduler-api';
import { expect, test } from './console-test';

const ROOT = path.resolve(import.meta.dirname, '..');

/** As a person types it in the clone, with the service that the tests run. */
async function scheduler(baseURL: string | undefined, ...args: string[]): Promise<string> {
  const env = { ...process.env, SCHEDULER_URL: baseURL };
  return (await promisify(execFile)('npx', ['scheduler', ...args], { cwd: ROOT, env })).stdout;
}

test('a schedule is made, run and exported from the command line', async ({
  agent,
  baseURL,
  makeSchedule,
}) => {
  const { id, name } = await makeSchedule({ agentUrl: `${agent.url}/`, enabled: false });
  expect(await scheduler(baseURL, 'health')).toMatch(/^Status +ok$/m);
  const schedule: Schedule = JSON.parse(await scheduler(baseURL, 'schedules', 'get', name, '--json'));
  expect(schedule).toMatchObject({ enabled: false, id });

  const run: Execution = JSON.parse(
    await scheduler(baseURL, 'schedules', 'trigger', name, '--wait', '--json'),
  );
  expect(run.status).toBe('succeeded');
  expect(await scheduler(baseURL, 'executions', 'list', '--schedule', id)).toContain(run.id);

  const file = JSON.parse(await scheduler(baseURL, 'schedules', 'export', '--search', name));
  expect(file.schedules).toMatchObject([{ id, name }]);
});
