import { expect, it } from 'vitest';
import { SORTS } from './list-place';
import { SORT_CHOICES, sortingOf, sortOf } from './list-sorting';

it('takes every sort of the URL to the table and back', () => {
  expect(SORTS.map((sort) => sortOf(sortingOf(sort)))).toEqual(SORTS);
});

it('offers every sort', () => {
  expect(SORT_CHOICES.map(({ value }) => value).toSorted()).toEqual(SORTS.toSorted());
});
