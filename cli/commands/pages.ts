import type { Command } from 'commander';
import type { Page } from '@/lib/contracts/page';
import { usageError } from '../cli-error';

export interface PageOptions {
  all?: boolean;
  cursor?: string;
  limit?: string;
}

const LARGEST_PAGE = 200;
const DEFAULT_LIMIT = 50;

export const takesPages = (command: Command): Command =>
  command
    .option('--limit <count>', 'how many to show', String(DEFAULT_LIMIT))
    .option('--all', 'show all of them')
    .option('--cursor <cursor>', 'go on where a page before ended (its nextCursor)');

/**
 * As many items as are asked for, read page by page, as one page.
 *
 * @throws CliError for a bad limit
 */
export async function allPages<Item>(
  { all = false, cursor, limit = String(DEFAULT_LIMIT) }: PageOptions,
  read: (query: { cursor: string | undefined; limit: number }) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  if (!/^[1-9]\d{0,6}$/.test(limit)) throw usageError('--limit must be a whole number from 1');
  const wanted = all ? Number.POSITIVE_INFINITY : Number(limit);
  const data: Item[] = [];
  let nextCursor: string | null | undefined = cursor;
  do {
    const size = Math.min(LARGEST_PAGE, wanted - data.length);
    const page: Page<Item> = await read({ cursor: nextCursor ?? undefined, limit: size });
    data.push(...page.data);
    nextCursor = page.nextCursor;
  } while (nextCursor && data.length < wanted);
  return { data, nextCursor: nextCursor ?? null };
}
