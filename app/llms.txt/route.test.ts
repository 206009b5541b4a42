import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALL_OPERATIONS } from '@/lib/contracts/operations/all-operations';
import { GET } from './route';

const text = await GET().text();

it('names every operation', () => {
  for (const { method, path } of ALL_OPERATIONS) expect(text).toContain(`- ${method} ${path}: `);
});

it('links to what is there', () => {
  const links = [...text.matchAll(/\]\((\/[^)]*)\)/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(2);
  for (const link of links)
    expect(
      [`app${link}/page.tsx`, `app${link}/route.ts`].some((file) => existsSync(file)),
      link,
    ).toBe(true);
});
