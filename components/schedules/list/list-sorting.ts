import type { SortingState } from '@tanstack/react-table';
import { type ListSort, SORTS } from './list-place';

/** The newest first: what no column is sorted by. */
const NO_COLUMN: ListSort = '-createdAt';

/** The sort of the URL as the table knows it. */
export const sortingOf = (sort: ListSort): SortingState =>
  sort === NO_COLUMN ? [] : [{ desc: sort.startsWith('-'), id: sort.replace('-', '') }];

/** What the table was sorted by, as the URL says it. */
export const sortOf = ([first]: SortingState): ListSort =>
  sortFrom(first ? `${first.desc ? '-' : ''}${first.id}` : NO_COLUMN);

/** A text as a sort; the newest first when it is none. */
export const sortFrom = (text: string): ListSort => SORTS.find((sort) => sort === text) ?? NO_COLUMN;

/** All that the list can be sorted by, also what it has no column for. */
export const SORT_CHOICES: readonly { value: ListSort; label: string }[] = [
  { label: 'Newest first', value: '-createdAt' },
  { label: 'Oldest first', value: 'createdAt' },
  { label: 'Name, A to Z', value: 'name' },
  { label: 'Name, Z to A', value: '-name' },
  { label: 'Next run first', value: 'nextFireAt' },
  { label: 'Next run last', value: '-nextFireAt' },
  { label: 'Edited last', value: '-updatedAt' },
  { label: 'Edited first', value: 'updatedAt' },
];
