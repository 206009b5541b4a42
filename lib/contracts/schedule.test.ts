import { describe, expect, it } from 'vitest';
import { HEADER_MASK } from '@/lib/domain/sensitive-headers';
import { type FieldError, toFieldErrors } from './problem';
import { createScheduleSchema, updateScheduleSchema } from './schedule';

const VALID = {
  name: 'Daily Report Agent',
  cronExpression: '0 9 * * *',
  agentId: 'report-agent-001',
  agentUrl: 'https://example.com/api/agent',
};

function errorsOf(
  schema: typeof createScheduleSchema | typeof updateScheduleSchema,
  input: unknown,
): FieldError[] {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : toFieldErrors(parsed.error);
}
const createErrors = (change: object) => errorsOf(createScheduleSchema, { ...VALID, ...change });
const pathsOf = (errors: readonly FieldError[]) => errors.map(({ path }) => path);

describe('Validation', () => {
  describe('of a new schedule', () => {
    it('takes the body that the original service documents', () => {
      const body = {
        ...VALID,
        httpMethod: 'POST',
        headers: { Authorization: 'Bearer token123' },
        payload: { reportType: 'daily' },
        retryPolicy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1000, maxDelayMs: 30000 },
        enabled: true,
      };
      expect(createScheduleSchema.parse(body)).toEqual({
        ...body,
        description: null,
        tags: [],
        timeoutMs: 30_000,
        onWorkerLoss: 'retry',
        pausedUntil: null,
        priority: 0,
        timezone: 'UTC',
      });
    });

    it('has a default for everything but name, expression and agent', () => {
      expect(createScheduleSchema.parse(VALID)).toEqual({
        ...VALID,
        description: null,
        enabled: true,
        headers: {},
        httpMethod: 'POST',
        payload: null,
        retryPolicy: {},
        tags: [],
        timeoutMs: 30_000,
        onWorkerLoss: 'retry',
        pausedUntil: null,
        priority: 0,
        timezone: 'UTC',
      });
    });

    it('names each required field that is missing', () => {
      expect(pathsOf(errorsOf(createScheduleSchema, {})).sort()).toEqual([
        'agentId',
        'agentUrl',
        'cronExpression',
        'name',
      ]);
    });

    it('names every bad field at once, nested ones by their path', () => {
      const errors = createErrors({
        name: '',
        cronExpression: '75 * * * *',
        timezone: 'Mars/Olympus',
        headers: { Host: 'elsewhere' },
        retryPolicy: { maxAttempts: 0 },
        timeoutMs: 1,
      });
      expect(pathsOf(errors).sort()).toEqual([
        'cronExpression',
        'headers.Host',
        'name',
        'retryPolicy.maxAttempts',
        'timeoutMs',
        'timezone',
      ]);
    });

    it('refuses unknown fields, one by one and by their names', () => {
      expect(createErrors({ cron: 'x' })).toEqual([{ path: 'cron', message: 'Unknown field "cron"' }]);
      const polluted = JSON.parse(JSON.stringify(VALID).replace('{', '{"__proto__":{},"constructor":1,'));
      expect(pathsOf(errorsOf(createScheduleSchema, polluted))).toEqual(['__proto__', 'constructor']);
    });

    it.each([[null], [[]], ['text'], [5]])('refuses a body that is no object: %j', (body) => {
      expect(errorsOf(createScheduleSchema, body)).toEqual([
        { path: '', message: 'The body must be an object' },
      ]);
    });

    it('trims texts, and takes a name of nothing but spaces for none', () => {
      expect(createScheduleSchema.parse({ ...VALID, name: '  Report  ' }).name).toBe('Report');
      expect(createErrors({ name: '   ' })).toEqual([{ path: 'name', message: 'Name is required' }]);
    });

    it.each([
      ['name', 255],
      ['agentId', 255],
      ['description', 2_000],
    ])('takes a %s of at most %i characters', (field, limit) => {
      expect(createErrors({ [field]: 'x'.repeat(limit) })).toEqual([]);
      expect(pathsOf(createErrors({ [field]: 'x'.repeat(limit + 1) }))).toEqual([field]);
    });

    it.each([
      ['a NUL', 'a\0b'],
      ['half of a surrogate pair', 'a\ud800b'],
    ])('refuses text with %s, which can not be stored', (_, text) => {
      const errors = createErrors({ name: text, description: text, tags: [text], payload: { deep: [text] } });
      expect(pathsOf(errors).sort()).toEqual(['description', 'name', 'payload.deep.0', 'tags.0']);
    });

    it('takes names in any script', () => {
      expect(createErrors({ name: 'घंटे की रिपोर्ट 📈' })).toEqual([]);
    });
  });

  describe('of a cron expression', () => {
    it.each([
      '*/5 * * * *',
      '0 * * * *',
      '0 9 * * 1',
      '*/15 9-17 * * 1-5',
      '0 0 1 * *',
      '*/10 * * * * *',
      '@hourly',
      'H H * * *',
    ])('takes %s', (cronExpression) => {
      expect(createErrors({ cronExpression })).toEqual([]);
    });

    it('says which field is wrong, where, and what it may be', () => {
      expect(createErrors({ cronExpression: '0 24 * * *' })).toEqual([
        { path: 'cronExpression', message: 'Hour must be 0–23; got 24', field: 'hour', start: 2, end: 4 },
      ]);
    });

    it.each(['', ' ', '*', '* * * *', '* * * * * * *', 'every day', '@every 5m'])(
      'refuses %j',
      (cronExpression) => {
        expect(pathsOf(createErrors({ cronExpression }))).toEqual(['cronExpression']);
      },
    );

    it('refuses one that never fires', () => {
      expect(createErrors({ cronExpression: '0 0 30 2 *' })).toEqual([
        { path: 'cronExpression', message: 'This cron expression never fires' },
      ]);
      expect(createErrors({ cronExpression: '0 0 29 2 *' })).toEqual([]);
    });

    it.each([[5], [null], [['0 9 * * *']], [{}]])('refuses %j, which is no text', (cronExpression) => {
      expect(createErrors({ cronExpression })).toEqual([
        { path: 'cronExpression', message: 'Cron expression must be text' },
      ]);
    });

    it.each([
      ['a long list', `${'1,'.repeat(10_000)}1 * * * *`],
      ['endless stars', '*'.repeat(50_000)],
    ])('refuses %s at once', (_, cronExpression) => {
      const startedAt = performance.now();
      expect(pathsOf(createErrors({ cronExpression }))).toEqual(['cronExpression']);
      expect(performance.now() - startedAt).toBeLessThan(200);
    });
  });

  describe('of a time zone', () => {
    it.each(['UTC', 'Europe/London', 'America/New_York', 'Asia/Kathmandu'])('takes %s', (timezone) => {
      expect(createErrors({ timezone })).toEqual([]);
    });

    it.each(['', 'Mars/Olympus', '+05:30', 'Europe/London; DROP'])('refuses %j', (timezone) => {
      expect(pathsOf(createErrors({ timezone }))).toEqual(['timezone']);
    });
  });

  describe('of an agent’s URL', () => {
    it.each(['http://mock-agent:5678', 'https://example.com/run?x=1', 'http://127.0.0.1:4000/'])(
      'takes %s: the address itself is judged by the server',
      (agentUrl) => {
        expect(createErrors({ agentUrl })).toEqual([]);
      },
    );

    it.each([
      '',
      'example.com',
      'ftp://example.com',
      'javascript:alert(1)',
      'https://u:p@example.com',
      'http://a\nb',
    ])('refuses %j', (agentUrl) => {
      expect(pathsOf(createErrors({ agentUrl }))).toEqual(['agentUrl']);
    });

    it('takes one of at most 2048 characters', () => {
      const base = 'https://example.com/';
      expect(createErrors({ agentUrl: base.padEnd(2_048, 'x') })).toEqual([]);
      expect(pathsOf(createErrors({ agentUrl: base.padEnd(2_049, 'x') }))).toEqual(['agentUrl']);
    });
  });

  describe('of headers', () => {
    it.each([
      'Host',
      'content-length',
      'Transfer-Encoding',
      'X-Scheduler-Attempt',
      'Idempotency-Key',
      'webhook-id',
    ])('refuses %s, by its name', (name) => {
      expect(pathsOf(createErrors({ headers: { [name]: 'x' } }))).toEqual([`headers.${name}`]);
    });

    it('refuses line breaks in values and blanks in names', () => {
      const headers = { 'X-Good': 'fine', 'X-Split': 'a\r\nHost: b', 'X Blank': 'x' };
      expect(pathsOf(createErrors({ headers })).sort()).toEqual(['headers.X Blank', 'headers.X-Split']);
    });

    it('refuses a mask, which is no value', () => {
      expect(createErrors({ headers: { Authorization: `${HEADER_MASK}n123` } })).toEqual([
        { path: 'headers.Authorization', message: 'The header Authorization is masked; give its value' },
      ]);
    });

    it('takes at most 50', () => {
      const headers = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${index}`, 'v']));
      expect(createErrors({ headers: headers(50) })).toEqual([]);
      expect(pathsOf(createErrors({ headers: headers(51) }))).toEqual(['headers']);
    });

    it('refuses values that are no text', () => {
      expect(pathsOf(createErrors({ headers: { 'x-count': 5 } }))).toEqual(['headers.x-count']);
    });

    it('refuses the one name that would be lost, of a new schedule and in an edit', () => {
      const headers = JSON.parse('{ "X-Good": "fine", "__proto__": "x" }');
      const refusal = [{ path: 'headers.__proto__', message: "The header __proto__ can't be set" }];
      expect(createErrors({ headers })).toEqual(refusal);
      expect(errorsOf(updateScheduleSchema, { headers })).toEqual(refusal);
    });
  });

  describe('of a payload', () => {
    it.each([[null], ['text'], ['123'], [0], [false], [[]], [[1, { a: null }]], [{ nested: {} }]])(
      'takes %j as it is',
      (payload) => {
        expect(createScheduleSchema.parse({ ...VALID, payload }).payload).toEqual(payload);
      },
    );

    it('keeps keys that mean something to JavaScript', () => {
      const payload = JSON.parse('{"__proto__": 1, "constructor": 2}');
      expect(JSON.stringify(createScheduleSchema.parse({ ...VALID, payload }).payload)).toBe(
        '{"__proto__":1,"constructor":2}',
      );
    });

    it('refuses numbers beyond JSON, and says where', () => {
      expect(createErrors({ payload: { a: [1, Number.POSITIVE_INFINITY] } })).toEqual([
        { path: 'payload.a.1', message: 'Payload has a number that is too large' },
      ]);
    });

    it('refuses one nested deeper than 100 levels without a stack overflow', () => {
      let payload: unknown = 1;
      for (let level = 0; level < 50_000; level += 1) payload = [payload];
      expect(createErrors({ payload })).toEqual([
        { path: 'payload', message: 'Payload is nested deeper than 100' },
      ]);
    });
  });

  describe('of a retry policy', () => {
    it('may be given in part', () => {
      expect(createScheduleSchema.parse({ ...VALID, retryPolicy: { maxAttempts: 5 } }).retryPolicy).toEqual({
        maxAttempts: 5,
      });
    });

    it.each([
      ['maxAttempts', 1, 20],
      ['backoffMultiplier', 1, 10],
      ['initialDelayMs', 0, 3_600_000],
      ['maxDelayMs', 0, 86_400_000],
    ])('takes a %s from %i to %i', (field, min, max) => {
      const errors = (value: unknown) => pathsOf(createErrors({ retryPolicy: { [field]: value } }));
      expect([...errors(min), ...errors(max)]).toEqual([]);
      for (const value of [min - 1, max + 1, '3', Number.NaN, null]) {
        expect(errors(value)).toEqual([`retryPolicy.${field}`]);
      }
    });

    it('takes half steps of the multiplier, and no half attempts', () => {
      expect(createErrors({ retryPolicy: { backoffMultiplier: 1.5 } })).toEqual([]);
      expect(pathsOf(createErrors({ retryPolicy: { maxAttempts: 1.5 } }))).toEqual([
        'retryPolicy.maxAttempts',
      ]);
    });
  });

  describe('of the rest', () => {
    it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])(
      'takes the method %s',
      (httpMethod) => {
        expect(createErrors({ httpMethod })).toEqual([]);
      },
    );

    it.each(['post', 'TRACE', 'CONNECT', '', 1])('refuses the method %j', (httpMethod) => {
      expect(pathsOf(createErrors({ httpMethod }))).toEqual(['httpMethod']);
    });

    it('takes a timeout of 100 ms to an hour', () => {
      expect([...createErrors({ timeoutMs: 100 }), ...createErrors({ timeoutMs: 3_600_000 })]).toEqual([]);
      for (const timeoutMs of [99, 3_600_001, 1_000.5, '5000', null]) {
        expect(pathsOf(createErrors({ timeoutMs }))).toEqual(['timeoutMs']);
      }
    });

    it('takes at most 20 tags of 50 characters, each once', () => {
      const tags = Array.from({ length: 20 }, (_, index) => `${index}`.padEnd(50, 'x'));
      expect(createErrors({ tags })).toEqual([]);
      expect(pathsOf(createErrors({ tags: [...tags, 'one more'] }))).toEqual(['tags']);
      expect(pathsOf(createErrors({ tags: ['x'.repeat(51)] }))).toEqual(['tags.0']);
      expect(createScheduleSchema.parse({ ...VALID, tags: ['a', 'b', ' a '] }).tags).toEqual(['a', 'b']);
    });

    it('takes a priority between -100 and 100', () => {
      expect([...createErrors({ priority: -100 }), ...createErrors({ priority: 100 })]).toEqual([]);
      for (const priority of [-101, 101, 0.5, '1'])
        expect(pathsOf(createErrors({ priority }))).toEqual(['priority']);
    });

    it('takes only fail and retry for what happens when a worker is lost', () => {
      expect([...createErrors({ onWorkerLoss: 'fail' }), ...createErrors({ onWorkerLoss: 'retry' })]).toEqual(
        [],
      );
      expect(pathsOf(createErrors({ onWorkerLoss: 'ignore' }))).toEqual(['onWorkerLoss']);
    });

    it('takes only true and false for enabled', () => {
      for (const enabled of ['true', 1, null])
        expect(pathsOf(createErrors({ enabled }))).toEqual(['enabled']);
    });
  });
});
