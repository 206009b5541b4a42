import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMockAgent, type MockAgent } from './mock-agent';

let agent: MockAgent;
beforeEach(async () => {
  agent = await createMockAgent({ keepCalls: 3 });
});
afterEach(() => agent.close());

const post = (path: string, key = 'k') =>
  fetch(agent.url + path, {
    method: 'POST',
    headers: { authorization: 'Bearer hidden', 'idempotency-key': key },
    body: '{"a":1}',
    redirect: 'manual',
  });
const statuses = async (path: string, key: string, count: number) => {
  const seen: number[] = [];
  for (let n = 0; n < count; n++) seen.push((await post(path, key)).status);
  return seen;
};

describe('mock agent', () => {
  it('says what it is, and what its paths do', async () => {
    const answer = await (await fetch(agent.url)).json();
    expect(answer.agent).toContain('mock agent');
    expect(answer.paths).toContain('/status/503 answers 503');
  });

  it('answers 200 with what it received, but no secrets', async () => {
    const text = await (await post('/any/path')).text();
    expect(JSON.parse(text).received).toMatchObject({
      method: 'POST',
      path: '/any/path',
      body: { a: 1 },
      idempotencyKey: 'k',
    });
    expect(text).not.toContain('hidden');
    expect(agent.calls[0]).toMatchObject({ body: '{"a":1}', headers: { authorization: 'Bearer hidden' } });
  });

  it('answers in turn to each Idempotency-Key by itself', async () => {
    expect(await statuses('/sequence/500,404', 'one', 3)).toEqual([500, 404, 404]);
    expect(await statuses('/sequence/500,404', 'two', 1)).toEqual([500]);
    expect(await statuses('/retry-after/2', 'one', 2)).toEqual([429, 200]);
  });

  it('answers the statuses and headers that it is asked for', async () => {
    expect((await post('/status/503')).status).toBe(503);
    expect((await post('/status/42')).status).toBe(400);
    expect((await post('/redirect/http%3A%2F%2Fx%2Fy')).headers.get('location')).toBe('http://x/y');
    expect((await post('/retry-after/7', 'new')).headers.get('retry-after')).toBe('7');
    expect((await (await post('/big/200000')).text()).length).toBe(200_000);
    expect((await (await post('/bomb/200000')).text()).length).toBe(200_000);
  });

  it('remembers its last calls only', async () => {
    for (let n = 0; n < 5; n++) await post(`/${n}`);
    expect(agent.calls.map((call) => call.path)).toEqual(['/2', '/3', '/4']);
  });

  it('survives requests that make no sense', async () => {
    await expect(post('/redirect/%E0%A4%A')).rejects.toThrow();
    await expect(post('/reset')).rejects.toThrow();
    expect((await post('//')).status).toBe(200);
  });

  it('runs as a process that says where, and ends on SIGTERM', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/mock-agent/main.ts'], {
      env: { ...process.env, HOST: '', PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data))),
    );
    const url = line.match(/http:\S+/)![0];
    expect((await fetch(`${url}/ok`)).status).toBe(200);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
