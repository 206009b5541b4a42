import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { createServiceRig, type ServiceRig } from '@/lib/services/service-rig.fixture';
import { callApi, sending } from './call-api.fixture';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
  const DATABASE_URL = rig.context.runtime.config.database.url;
  Object.assign(process.env, { DATABASE_URL, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
});
afterAll(() => rig.close());

const BODY = { name: 'x', cronExpression: '0 9 * * *', agentId: 'a', agentUrl: 'https://example.com' };

const send = (path: string, key: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  callApi(path, sending('POST', body, { 'Idempotency-Key': key, ...headers }));
const create = (key: string, change: object = {}) => send('/api/schedules', key, { ...BODY, ...change });
const made = async (name: string) =>
  (await rig.sql`SELECT count(*)::int AS n FROM schedules WHERE name = ${name}`)[0]!.n as number;

/** Everything of an answer that a repeated request must be given again. */
const seen = async (response: Response) => ({
  body: await response.text(),
  etag: response.headers.get('etag'),
  location: response.headers.get('location'),
  status: response.status,
});
async function newSchedule(): Promise<Schedule> {
  return (await callApi('/api/schedules', sending('POST', BODY))).json() as Promise<Schedule>;
}

describe('a POST with an Idempotency-Key', () => {
  it('is done once, and answered the same to the letter', async () => {
    const first = await seen(await create('letter', { name: 'Letter' }));
    const second = await seen(await create('letter', { name: 'Letter' }));
    expect(first).toMatchObject({ etag: expect.any(String), location: expect.any(String), status: 201 });
    expect([second, await made('Letter')]).toEqual([first, 1]);
  });

  it('is done once when many come at the same instant, and all get the same answer', async () => {
    const sent = Array.from({ length: 8 }, () => create('instant', { name: 'Instant' }));
    const answers = await Promise.all((await Promise.all(sent)).map(seen));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([answers[0]!.status, await made('Instant')]).toEqual([201, 1]);
  });

  it('conflicts with the same key for another body, whatever that body is', async () => {
    await create('reused', { name: 'Reused' });
    for (const body of [{ ...BODY, name: 'Other' }, {}, []]) {
      const response = await send('/api/schedules', 'reused', body);
      expect(response.status).toBe(409);
      expect((await response.json()).detail).toBe('The Idempotency-Key was sent before with another body');
    }
    expect(await made('Other')).toBe(0);
  });

  it('conflicts also when both bodies come at the same instant', async () => {
    const names = ['Race 1', 'Race 2'];
    const answers = await Promise.all(names.map((name) => create('race', { name })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await made(names[0]!)) + (await made(names[1]!))).toBe(1);
  });

  it('keeps no refusal: the key is free for the corrected body', async () => {
    expect((await create('corrected', { cronExpression: 'x' })).status).toBe(422);
    expect((await create('corrected', { name: 'Corrected' })).status).toBe(201);
  });

  it('keeps nothing of what was rolled back', async () => {
    const { id } = await newSchedule();
    const at = `/api/schedules/${id}/pause`;
    expect((await send(at, 'rolled-back', {}, { 'If-Match': '"v9"' })).status).toBe(412);
    expect((await send(at, 'rolled-back')).status).toBe(200);
  });

  it('is a new one after 24 hours, for any body', async () => {
    await create('old', { name: 'Old' });
    await rig.sql`UPDATE idempotency_keys SET created_at = created_at - interval '25 hours' WHERE key = 'old'`;
    expect((await create('old', { name: 'Old again' })).status).toBe(201);
    expect(await made('Old again')).toBe(1);
  });

  it('belongs to its path', async () => {
    const [one, two] = [await newSchedule(), await newSchedule()];
    const runs = [];
    for (const { id } of [one, two, one]) {
      runs.push(await (await send(`/api/schedules/${id}/trigger`, 'same', { payload: 1 })).json());
    }
    expect(runs.map((run) => run.scheduleId)).toEqual([one.id, two.id, one.id]);
    expect(runs[2]).toEqual(runs[0]);
  });

  it.each(['pause', 'resume'])(
    '%s: is answered as it was, though the schedule has moved on',
    async (verb) => {
      const { id } = await newSchedule();
      const at = `/api/schedules/${id}`;
      if (verb === 'resume') await callApi(`${at}/pause`, { method: 'POST' });
      const first = await seen(await send(`${at}/${verb}`, `moved-${verb}`));
      await callApi(at, sending('PATCH', { name: 'Moved on' }));
      await callApi(at, { method: 'DELETE' });
      expect(await seen(await send(`${at}/${verb}`, `moved-${verb}`))).toEqual(first);
    },
  );

  it('without a body is done once too', async () => {
    const { id } = await newSchedule();
    const init = { headers: { 'Idempotency-Key': 'bodiless' }, method: 'POST' };
    const answers = await Promise.all([1, 2].map(() => callApi(`/api/schedules/${id}/trigger`, init)));
    const [first, second] = await Promise.all(answers.map(seen));
    expect(second).toEqual(first);
    expect(first!.status).toBe(202);
  });

  it('is answered the same also where nothing is stored otherwise', async () => {
    const parse = (text: string) => send('/api/cron/parse', 'words', { text });
    const first = await seen(await parse('every 7 seconds'));
    expect(first.status).toBe(200);
    await rig.sql`UPDATE idempotency_keys SET response = to_jsonb(replace(response #>> '{}', 'every 7 seconds', 'as it was then')) WHERE key = 'words'`;
    expect((await seen(await parse('every 7 seconds'))).body).toContain('as it was then');
    expect((await parse('every minute')).status).toBe(409);
  });

  it.each(['', ' ', 'x'.repeat(256), 'schl\u00fcssel'])('refuses the key %j by name', async (key) => {
    const response = await create(key);
    expect(response.status).toBe(422);
    expect((await response.json()).errors[0].path).toBe('Idempotency-Key');
  });
});
