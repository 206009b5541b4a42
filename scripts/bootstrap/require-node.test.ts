import { expect, it } from 'vitest';
import { isAtLeast } from './require-node.mjs';

it.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['24.0.0', true],
  ['20.18.9', false],
  ['18.20.8', false],
  ['9.99.99', false],
])('knows whether Node %s is 20.19 or newer: %s', (version, expected) => {
  expect(isAtLeast(version, '20.19')).toBe(expected);
});
