import { describe, expect, it } from 'vitest';
import { isFiltered, type ListPlace, NO_FILTER, placeHref, placeQuery } from './list-place';

const EVERYTHING: ListPlace = { ...NO_FILTER, sort: '-createdAt' };

describe('the query of a place', () => {
  it('says nothing of what is shown anyway', () => {
    expect(placeQuery(EVERYTHING)).toEqual({});
    expect(placeHref('/schedules', EVERYTHING)).toBe('/schedules');
  });

  it('takes on every filter', () => {
    const place: ListPlace = { ...EVERYTHING, agent: 'a', enabled: false, q: 'x y', sort: 'name', tag: 't' };
    expect(placeQuery(place)).toEqual({
      agentId: 'a',
      enabled: 'false',
      search: 'x y',
      sort: 'name',
      tag: 't',
    });
  });

  it('does not sort deleted schedules, which are sorted by their deletion', () => {
    expect(placeQuery({ ...EVERYTHING, deleted: true, sort: 'name' })).toEqual({ deleted: 'true' });
  });
});

it('knows a sorted list from a filtered one', () => {
  expect(isFiltered({ ...EVERYTHING, sort: 'name' })).toBe(false);
  expect(isFiltered({ ...EVERYTHING, enabled: false })).toBe(true);
});
