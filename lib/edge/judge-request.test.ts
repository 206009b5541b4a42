import { describe, expect, it } from 'vitest';
import { judgeRequest } from './judge-request';

const judge = (change: object, headers: object = {}, allowedHosts: string[] | null = []) =>
  judgeRequest(
    { headers: { host: 'localhost:3000', ...headers }, method: 'GET', url: '/schedules', ...change },
    allowedHosts,
  );

describe('the host', () => {
  it.each([
    'localhost',
    'LOCALHOST:3000',
    'localhost.',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.9.9.9',
    '[::1]',
    '[::1]:3000',
  ])('may be the loopback: %s', (host) => {
    expect(judge({}, { host })).toBeNull();
  });

  it.each([
    'evil.test',
    'evil.test:3000',
    'localhost.evil.test',
    'evil.test#localhost',
    'localhost@evil.test',
    '127.0.0.1.evil.test',
    '10.0.0.1',
    '[::2]',
    '::1:3000',
    '',
    'a:b:c',
  ])('may not be %j, whatever is asked for', (host) => {
    for (const url of ['/', '/api/schedules', '/_next/static/x.js', '*', '/%']) {
      expect(judge({ url }, { host })).toBe('host');
    }
    expect(judge({ method: 'POST' }, { host, origin: `http://${host}` })).toBe('host');
  });

  it('may be one of those that were configured, or any when none has to be', () => {
    expect(judge({}, { host: 'Scheduler:3000' }, ['scheduler'])).toBeNull();
    expect(judge({}, { host: 'other' }, ['scheduler'])).toBe('host');
    expect(judge({}, { host: 'other' }, null)).toBeNull();
  });

  it('may be missing: no browser leaves it out', () => {
    expect(judge({}, { host: undefined })).toBeNull();
  });
});

describe('a server action', () => {
  it.each([
    ['no origin', {}],
    ['another origin', { origin: 'https://evil.test' }],
    ['a null origin', { origin: 'null' }],
    ['another site', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
  ])('with %s is refused', (_, headers) => {
    expect(judge({ method: 'POST' }, headers)).toBe('cross-site');
    expect(judge({ method: 'POST', url: '/apis' }, headers)).toBe('cross-site');
  });

  it('of our own page passes, and what is the API’s is left to it', () => {
    expect(judge({ method: 'POST' }, { origin: 'http://localhost:3000' })).toBeNull();
    expect(judge({ method: 'POST', url: '/api/schedules' })).toBeNull();
  });
});

it.each([
  ['OPTIONS', '*', 'options'],
  ['TRACE', '/api/schedules', 'method'],
  ['GET', '/api/schedules/%E0%A4%A', 'path'],
  ['DELETE', '/schedules/%ff?x=1', 'path'],
  ['GET', '*', 'path'],
  ['GET', 'ftp://x/', 'path'],
  ['GET', '/api/schedules/%E0%A4%98?x=%E0%A4%A', null],
  ['OPTIONS', '/api/schedules', null],
  ['PROPFIND', '/', null],
])('%s %s is judged %s', (method, url, refusal) => {
  expect(judge({ method, url })).toBe(refusal);
});
