import {
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { ScheduleSortKey } from '@/lib/contracts/schedule-view';

export const SORTS = [
  '-createdAt',
  '-name',
  '-nextFireAt',
  '-updatedAt',
  'createdAt',
  'name',
  'nextFireAt',
  'updatedAt',
] as const satisfies readonly (`-${ScheduleSortKey}` | ScheduleSortKey)[];
export type ListSort = (typeof SORTS)[number];

/** What the URL says of the list, so that it shows the same to everybody who opens it. */
export const placeParsers = {
  agent: parseAsString.withDefault(''),
  cursor: parseAsString,
  deleted: parseAsBoolean.withDefault(false),
  enabled: parseAsBoolean,
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(SORTS).withDefault('-createdAt'),
  tag: parseAsString.withDefault(''),
};
export type ListPlace = inferParserType<typeof placeParsers>;

export const placeHref = createSerializer(placeParsers);

/** Everything, from the start: what a cleared list shows. */
export const NO_FILTER = { agent: '', cursor: null, deleted: false, enabled: null, q: '', tag: '' } as const;

export const isFiltered = ({ agent, deleted, enabled, q, tag }: ListPlace): boolean =>
  agent !== '' || deleted || enabled !== null || q !== '' || tag !== '';

/** As the API's list takes it. */
export function placeQuery({ agent, cursor, deleted, enabled, q, sort, tag }: ListPlace) {
  return {
    ...(agent === '' ? {} : { agentId: agent }),
    ...(cursor === null ? {} : { cursor }),
    ...(enabled === null ? {} : { enabled: enabled ? ('true' as const) : ('false' as const) }),
    ...(q === '' ? {} : { search: q }),
    ...(deleted ? { deleted: 'true' as const } : sort === '-createdAt' ? {} : { sort }),
    ...(tag === '' ? {} : { tag }),
  };
}
