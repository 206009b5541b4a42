import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_OPERATIONS } from './all-operations';

const DOCUMENT = readFileSync('docs/console.md', 'utf8');
const ROW = /^\| `(\w+)` +\| (.+) \|$/gm;
const ROWS = [...DOCUMENT.matchAll(ROW)].map(([, operation, place]) => ({ operation, place: place! }));

/** Folders of app/ that a page may stand in without being part of its address. */
const GROUPS = ['', '/(overview)', '/(list)'];

const isPage = (address: string) =>
  GROUPS.some((group) => existsSync(`app${address === '/' ? '' : address}${group}/page.tsx`));

describe('the table of what the console does', () => {
  it('has every operation of the API, and no other', () => {
    expect(ROWS.map(({ operation }) => operation).sort()).toEqual(
      ALL_OPERATIONS.map(({ operationId }) => operationId).sort(),
    );
  });

  it('says where each of them is', () => {
    expect(ROWS.filter(({ place }) => place.trim() === '')).toEqual([]);
  });

  it('names pages that there are', () => {
    const addresses = [...DOCUMENT.matchAll(/`(\/[^`?<]*)[^`]*`/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((address) => !isPage(address))).toEqual([]);
  });
});
