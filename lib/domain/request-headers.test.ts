import { describe, expect, it } from 'vitest';
import { findHeaderProblems, headerValueProblem } from './request-headers';

describe('headers of a schedule', () => {
  it('accepts ordinary headers, also those with templates', () => {
    const headers = {
      Accept: 'application/json',
      Authorization: 'Bearer token123',
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'mine',
      'X-Run': '{{executionId}}',
    };
    expect(findHeaderProblems(headers)).toEqual([]);
  });

  it.each([
    'Host',
    'connection',
    'Transfer-Encoding',
    'Content-Length',
    'Proxy-Authorization',
    'proxy-connection',
    'Upgrade',
    'X-Forwarded-For',
    'x-forwarded-host',
    'X-Scheduler-Attempt',
    'webhook-signature',
    'Idempotency-Key',
    'traceparent',
    'TE',
    'Expect',
    'Keep-Alive',
  ])('refuses %s by name', (name) => {
    expect(findHeaderProblems({ accept: 'a', [name]: 'x' })).toEqual([
      { name, message: expect.stringContaining(`The header ${name} can't be set: `) },
    ]);
  });

  it.each(['a\rb', 'a\nb', 'a\r\nX-Injected: 1', 'a\0'])(
    'refuses line breaks and NUL in a value: %j',
    (value) => {
      expect(findHeaderProblems({ 'x-a': value })).toEqual([
        { name: 'x-a', message: 'The value of the header x-a must not contain line breaks or NUL' },
      ]);
    },
  );

  it.each(['', 'x y', 'x:y', 'x\r\ny', 'ü', 'x\0'])('refuses a name that is no token: %j', (name) => {
    expect(findHeaderProblems({ [name]: 'v' })).toHaveLength(1);
  });

  it('refuses characters that a header cannot carry', () => {
    expect(headerValueProblem('x-a', 'snow ☃')).toContain("characters that HTTP can't carry");
    expect(headerValueProblem('x-a', 'Müller\tok')).toBeNull();
  });

  it('refuses the same name in two spellings', () => {
    expect(findHeaderProblems({ 'X-A': '1', 'x-a': '2' })).toEqual([
      { name: 'x-a', message: 'The header x-a is given twice' },
    ]);
  });
});
