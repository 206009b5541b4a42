import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { stopCluster } from '@/scripts/embedded-postgres/cluster';
import { makeScratchFolder, startThrowawayCluster } from '@/scripts/embedded-postgres/throwaway';
import { freePort } from '@/scripts/free-port';
import { launchRedisServer } from '@/scripts/redis-server';
import { requireRedisServer } from '@/scripts/test-services/require-redis';
import { composeEnvironment } from './compose/compose-file';
import { forward, NAMES, SUBNET } from './compose/compose-network';

// Images can't be built everywhere, so this runs what the image runs, with exactly the environment that docker-compose.yml gives it.
// Its network is a part of the loopback; only what Compose itself would change is changed: names of services, and the published port.
test.skip(process.platform !== 'linux', 'only Linux listens on every address of 127.0.0.0/8');

const environment = composeEnvironment('scheduler', { SCHEDULER_SUBNET: SUBNET });
const onEnd: (() => unknown)[] = [];

test.afterAll(async () => {
  for (const end of onEnd.reverse()) await end();
});

async function startPostgres(): Promise<void> {
  const folder = await makeScratchFolder('scheduler-compose-');
  onEnd.push(() => rm(folder, { force: true, recursive: true }));
  const cluster = await startThrowawayCluster(folder, []);
  onEnd.push(() => stopCluster(cluster.process));
  const sql = postgres(cluster.url, { max: 1 });
  const { POSTGRES_DB, POSTGRES_PASSWORD, POSTGRES_PORT, POSTGRES_USER } = environment;
  await sql.unsafe(`CREATE DATABASE ${POSTGRES_DB}`);
  await sql.unsafe(`ALTER ROLE ${POSTGRES_USER} PASSWORD '${POSTGRES_PASSWORD}'`);
  await sql.end();
  await publish(NAMES.postgres, Number(POSTGRES_PORT), Number(new URL(cluster.url).port));
}

async function startRedis(): Promise<void> {
  const port = await freePort();
  const redis = launchRedisServer(await requireRedisServer(), port);
  onEnd.push(() => redis.process.kill());
  await redis.ready;
  await publish(NAMES.redis, Number(environment.REDIS_PORT), port);
}

async function publish(address: string, port: number, toPort: number): Promise<void> {
  const server: Server = await forward(address, port, toPort);
  onEnd.push(() => server.close());
}

function run(args: string[], env: Record<string, string>): ChildProcess {
  const preload = `--import=${path.resolve('e2e/compose/map-names.mjs')}`;
  const child = spawn(process.execPath, args, {
    env: {
      ...env,
      COMPOSE_NAMES: JSON.stringify(NAMES),
      NODE_OPTIONS: preload,
      PATH: process.env.PATH!,
    } as unknown as NodeJS.ProcessEnv,
    stdio: 'inherit',
  });
  onEnd.push(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill()) await gone;
  });
  return child;
}

test('the environment of docker-compose.yml runs a schedule that calls an agent by its name', async ({
  request,
}) => {
  await Promise.all([startPostgres(), startRedis()]);
  const agentPort = await freePort();
  run(['dist/mock-agent.js'], { HOST: '127.0.0.1', PORT: String(agentPort) });
  await publish(NAMES['mock-agent'], Number(composeEnvironment('mock-agent', {}).PORT), agentPort);
  const port = await freePort();
  run(['dist/serve.js'], { ...environment, PORT: String(port) });
  const api = `http://127.0.0.1:${port}/api`;

  await expect
    .poll(async () => (await request.get(`${api}/health`).catch(() => null))?.json(), { timeout: 60_000 })
    .toMatchObject({ redis: 'ok', status: 'ok', workers: { alive: 1 } });
  const created = await request.post(`${api}/schedules`, {
    data: {
      agentId: 'test-001',
      agentUrl: 'http://mock-agent:5678',
      cronExpression: '* * * * * *',
      name: 'Test Schedule',
    },
  });
  expect(created.status()).toBe(201);
  const { id } = await created.json();
  await expect
    .poll(async () => (await request.get(`${api}/schedules/${id}/executions`)).json(), { timeout: 30_000 })
    .toMatchObject({ data: expect.arrayContaining([expect.objectContaining({ status: 'succeeded' })]) });
});
