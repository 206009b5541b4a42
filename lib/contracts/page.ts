import { z } from 'zod';
import { queryNumber } from './number';

const PAGE_LIMIT = { default: 50, max: 200 } as const;

/** A name of 255 characters of four bytes each, and an id. */
const CURSOR_LENGTH_LIMIT = 2_000;

/** `limit` and `cursor` of a list; numbers may be texts, as in a query string. */
export const pageQueryFields = {
  limit: queryNumber('Limit', { min: 1, max: PAGE_LIMIT.max })
    .default(PAGE_LIMIT.default)
    .meta({ description: 'Items of a page' }),
  cursor: z
    .string()
    .max(CURSOR_LENGTH_LIMIT, 'The cursor is not one of this list')
    .optional()
    .meta({ description: '`nextCursor` of the page before' }),
};

/** One page of a list, and the cursor of the next; null on the last page. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'null: this is the last page' }),
  });
}

export interface Page<Item> {
  data: Item[];
  nextCursor: string | null;
}

/** An instant in JSON: ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

/** What the engine knows as fire times; PostgreSQL and JavaScript write years far beyond them in ways of their own. */
const YEARS = { max: 2199, min: 1970 } as const;

/** An instant in a query or a cursor: ISO 8601 with Z or an offset, of a year (in UTC) from 1970 to 2199. */
export const instantText = z.iso
  .datetime({ offset: true, error: 'Must be an instant such as 2026-01-31T09:00:00Z' })
  .refine((text) => {
    const year = new Date(text).getUTCFullYear();
    return Number.isNaN(year) || (year >= YEARS.min && year <= YEARS.max);
  }, `Must be in the years ${YEARS.min} to ${YEARS.max}`);
