import { describe, expect, it } from 'vitest';
import { chordOf, keyCaps } from './key-chords';

const press = (
  key: string,
  modifiers: { alt?: boolean; ctrl?: boolean; meta?: boolean; shift?: boolean } = {},
) =>
  chordOf({
    altKey: modifiers.alt ?? false,
    ctrlKey: modifiers.ctrl ?? false,
    key,
    metaKey: modifiers.meta ?? false,
    shiftKey: modifiers.shift ?? false,
  });

describe('a press', () => {
  it('is written as shortcuts are', () => {
    expect(press('c')).toBe('c');
    expect(press('C')).toBe('c'); // caps lock
    expect(press('R', { shift: true })).toBe('Shift+R');
    expect(press('?', { shift: true })).toBe('?');
    expect(press('Enter')).toBe('Enter');
  });

  it('with Ctrl or Cmd is one and the same', () => {
    expect(press('k', { ctrl: true })).toBe('Mod+K');
    expect(press('k', { meta: true })).toBe('Mod+K');
  });

  it('of a modifier, or with Alt, is none', () => {
    expect(press('Shift', { shift: true })).toBeNull();
    expect(press('c', { alt: true })).toBeNull();
  });
});

it('keys are shown one cap each', () => {
  expect(keyCaps('g s', { isApple: false })).toEqual(['g', 's']);
  expect(keyCaps('Mod+K', { isApple: false })).toEqual(['Ctrl', 'K']);
  expect(keyCaps('Mod+K', { isApple: true })).toEqual(['⌘', 'K']);
  expect(keyCaps('Shift+R', { isApple: true })).toEqual(['⇧', 'R']);
});
