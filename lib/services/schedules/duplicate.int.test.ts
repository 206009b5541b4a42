import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { createSchedule } from './create';
import { duplicateSchedule } from './duplicate';
import { getSchedule } from './get';

const SECRET = 'Bearer 0123456789abcdef';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const storedHeaders = async (id: string) => {
  const [row] = await rig.sql<{ headers: object }[]>`SELECT headers FROM schedules WHERE id = ${id}`;
  return row!.headers;
};

describe('a duplicate', () => {
  it('has the secrets that its author was shown as masks, and what else was changed', async () => {
    const source = await createSchedule(rig.context, {
      ...BODY,
      headers: { Authorization: SECRET, 'x-team': 'ml', 'x-gone': '1' },
    });
    const { headers } = await getSchedule(rig.context, source.id);
    const copy = await duplicateSchedule(rig.context, source.id, {
      ...BODY,
      headers: { authorization: headers.Authorization!, 'x-team': 'search' },
      name: 'Report copy',
    });
    expect(copy).toMatchObject({ name: 'Report copy', version: 1 });
    expect(await storedHeaders(copy.id)).toEqual({ authorization: SECRET, 'x-team': 'search' });
    expect(await storedHeaders(source.id)).toMatchObject({ 'x-gone': '1' });
  });

  it('refuses a mask that stands for nothing, and a source that is gone', async () => {
    const source = await createSchedule(rig.context, BODY);
    const masked = { ...BODY, headers: { 'x-api-key': '••••••••' } };
    await expect(duplicateSchedule(rig.context, source.id, masked)).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'headers.x-api-key' }],
    });
    await expect(duplicateSchedule(rig.context, newId(), masked)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
