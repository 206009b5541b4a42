import { expect, it } from 'vitest';
import { ConfigError } from '@/lib/config/config-error';
import { explain } from './explain';

it.each([
  [Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })],
  [Object.assign(new Error('could not extend file'), { code: '53100' })],
  [new Error('PostgreSQL could not make its data folder: No space left on device')],
])('says of a full disk that it is one', (error) => {
  expect(explain(error)).toMatch(/^The disk is full: [^\n]+$/);
});

it('tells a bad variable by its line', () => {
  expect(explain(new ConfigError('PORT', 'is taken'))).toBe('PORT: is taken');
});

it('tells whatever was thrown', () => {
  expect(explain(new Error('The worker does not stay up.'))).toBe('The worker does not stay up.');
  expect(explain('a string')).toBe('a string');
  expect(explain(null)).toBe('null');
});
