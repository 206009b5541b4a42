import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CLIENT_FILE, clientSource } from './client-source';

it('is what is kept; else run `npm run client:generate`', { timeout: 30_000 }, async () => {
  expect(readFileSync(CLIENT_FILE, 'utf8') === (await clientSource())).toBe(true);
});
