import { expect, it } from 'vitest';
import { PLACES, placeAt } from './places';

it.each([
  ['/', 'last=7d', 'Overview'],
  ['/schedules', 'q=x', 'Schedules'],
  ['/schedules/new', '', 'Schedules'],
  ['/workers', '', 'Workers'],
])('%s?%s belongs to %s', (path, query, label) => {
  expect(placeAt(PLACES, path, new URLSearchParams(query))?.label).toBe(label);
});

it('a page elsewhere belongs to none', () => {
  expect(placeAt(PLACES, '/schedulesque', new URLSearchParams())).toBeUndefined();
});
