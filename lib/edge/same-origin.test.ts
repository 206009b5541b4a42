import { expect, it } from 'vitest';
import { isSameOrigin } from './same-origin';

const own = { origin: 'http://localhost:3000', host: 'localhost:3000', secFetchSite: 'same-origin' };

it('takes a request of our own page, also from a browser without Sec-Fetch-Site', () => {
  expect(isSameOrigin(own)).toBe(true);
  expect(isSameOrigin({ ...own, secFetchSite: null })).toBe(true);
});

it.each([
  ['without an Origin', { origin: null }],
  ['with a null Origin', { origin: 'null' }],
  ['from another origin', { origin: 'https://evil.test' }],
  ['from another port', { origin: 'http://localhost:3001' }],
  ['from a host that begins alike', { origin: 'http://localhost:3000.evil.test' }],
  ['from a sibling site', { secFetchSite: 'same-site' }],
  ['from another site', { secFetchSite: 'cross-site' }],
  ['typed by hand', { secFetchSite: 'none' }],
  ['without a Host', { host: null }],
])('refuses one %s', (_, changes) => {
  expect(isSameOrigin({ ...own, ...changes })).toBe(false);
});
