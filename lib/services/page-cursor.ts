import type { z } from 'zod';
import { invalid } from './errors';

/** A place in a list as text that callers hand back unread. */
export const encodeCursor = (place: readonly (null | string)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * @param shape what each part must look like, since anything may be sent
 * @throws ServiceError `invalid` when it is not a cursor of this list
 */
export function decodeCursor<Place extends z.ZodType>(cursor: string, shape: Place): z.output<Place> {
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) throw invalid([{ path: 'cursor', message: 'The cursor is not one of this list' }]);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // as wrong as any other shape
  }
}

/** The page of `limit` items out of one more than that, and where the next begins. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, place }: { item: (row: Row) => Item; place: (row: Row) => readonly (null | string)[] },
): { data: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(item),
    nextCursor: last !== undefined && rows.length > limit ? encodeCursor(place(last)) : null,
  };
}
