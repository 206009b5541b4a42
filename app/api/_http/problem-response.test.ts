import { expect, it } from 'vitest';
import { problemSchema } from '@/lib/contracts/problem';
import { invalid, notFound, ServiceError } from '@/lib/services/errors';
import { HttpError } from './http-error';
import { problemResponse } from './problem-response';

it('tells nothing of an unexpected error but the request’s id', async () => {
  const error = new Error('SELECT * FROM secrets failed at /srv/app.ts:1');
  const response = problemResponse(error, 'request-1');
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toMatch(/SELECT|secrets|srv|stack/);
  expect(JSON.parse(text)).toMatchObject({ requestId: 'request-1', status: 500 });
});

it('tells nothing of what made a store unavailable', async () => {
  const response = problemResponse(
    new ServiceError('unavailable', 'Gone', { cause: new Error('10.0.0.7:5432') }),
    'r',
  );
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await response.text()).not.toContain('10.0.0.7');
});

it.each([
  [notFound('schedule'), 404],
  [invalid([{ path: 'name', message: 'Name is required' }]), 422],
  [new ServiceError('conflict', 'x'), 409],
  [new ServiceError('precondition_failed', 'x'), 412],
  [new HttpError(405, 'x', { allow: 'GET' }), 405],
])('turns %s into a problem of status %i', async (error, status) => {
  const response = problemResponse(error, 'r');
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.status, response.headers.get('content-type')]).toEqual([
    status,
    status,
    'application/problem+json',
  ]);
});

it('has errors only where fields are wrong', async () => {
  const bare = (await problemResponse(notFound('execution'), 'r').json()) as object;
  expect(bare).not.toHaveProperty('errors');
  const errors = [{ path: 'cronExpression', message: 'x', field: 'minute', start: 0, end: 2 }];
  expect(await problemResponse(invalid(errors), 'r').json()).toMatchObject({ errors });
});
