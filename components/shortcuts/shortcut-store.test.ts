import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ShortcutStore } from './shortcut-store';

const press = (key: string, ctrlKey = false) => ({
  altKey: false,
  ctrlKey,
  key,
  metaKey: false,
  shiftKey: false,
});

let nowMs: number;
let store: ShortcutStore;
const create = vi.fn();
const goTo = vi.fn();
const open = vi.fn();
beforeEach(() => {
  nowMs = 0;
  store = new ShortcutStore(() => nowMs);
  store.register({
    shortcuts: [
      { keys: 'c', label: 'Create', run: create },
      { keys: 'g s', label: 'Schedules', run: goTo },
      { keys: 'Mod+K', label: 'Commands', run: open },
    ],
    title: 'Anywhere',
  });
});

describe('keys', () => {
  it('run alone, or one after the other', () => {
    expect(store.match(press('c'), false)).toBe(create);
    expect(store.match(press('g'), false)).toBeNull();
    expect(store.match(press('s'), false)).toBe(goTo);
    expect(store.match(press('s'), false)).toBeNull();
  });

  it('are no sequence when the second one comes late, or after another', () => {
    store.match(press('g'), false);
    nowMs = 2_000;
    expect(store.match(press('s'), false)).toBeNull();
    store.match(press('g'), false);
    expect(store.match(press('c'), false)).toBe(create);
    expect(store.match(press('s'), false)).toBeNull();
  });

  it('belong to a field that is being filled in, but for those with Ctrl', () => {
    expect(store.match(press('c'), true)).toBeNull();
    expect(store.match(press('k', true), true)).toBe(open);
  });

  it('of a page come before those of the shell, for as long as it is shown', () => {
    const own = vi.fn();
    const end = store.register({ shortcuts: [{ keys: 'c', label: 'Compare', run: own }], title: 'Page' });
    expect(store.match(press('c'), false)).toBe(own);
    end();
    expect(store.match(press('c'), false)).toBe(create);
  });
});

it('switched off is remembered, and leaves those with Ctrl', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  store.switch(false, storage);
  expect(store.match(press('c'), false)).toBeNull();
  expect(store.match(press('k', true), false)).toBe(open);
  const next = new ShortcutStore();
  next.restore(storage);
  expect(next.readIsOn()).toBe(false);
  store.switch(true, storage);
  next.restore(storage);
  expect(next.readIsOn()).toBe(true);
});
