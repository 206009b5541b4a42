import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_OPERATIONS } from './all-operations';

const DOCUMENT = readFileSync('docs/console.md', 'utf8');
const ROW = /^\| `(\w+)` +\| (.+) \|$/gm;
const ROWS = [...DOCUMENT.matchAll(ROW)].map(([, operation, place]) => ({ operation, place: place! }));

/** Addresses of pages: folders in parentheses are no part of them. */
const PAGES = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => `/${path.dirname(file)}`.replace(/\/(\.|\([^/]*\))(?=\/|$)/g, '') || '/');

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
    expect(addresses.filter((address) => !PAGES.includes(address))).toEqual([]);
  });
});
