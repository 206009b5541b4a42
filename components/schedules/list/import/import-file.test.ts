import { expect, it } from 'vitest';
import { contentTypeOf } from './import-file';

it.each([
  [{ name: 'a.json', text: '' }, 'application/json'],
  [{ name: 'a.YML', text: '{}' }, 'application/yaml'],
  [{ name: 'a.txt', text: ' [1]' }, 'application/json'],
  [{ name: null, text: '{"schedules": []}' }, 'application/json'],
  [{ name: null, text: 'schedules:\n  - name: a' }, 'application/yaml'],
])('takes %o for what it is', (file, type) => {
  expect(contentTypeOf(file)).toBe(type);
});
