import { expect, it, vi } from 'vitest';
import type { EngineStore } from '@/lib/domain/engine/ports';
import { signallingStore } from './signal-changes';

/** A store that answers one thing to whatever it is asked. */
const answering = (answer: unknown) =>
  Object.fromEntries(
    [
      'claim',
      'declareDead',
      'fence',
      'finish',
      'reapDead',
      'register',
      'release',
      'renew',
      'retire',
      'retry',
      'scan',
      'tick',
    ].map((name) => [name, async () => answer]),
  ) as unknown as EngineStore;
const asked = async (name: keyof EngineStore, answer: unknown): Promise<number> => {
  const changed = vi.fn();
  const store = signallingStore(answering(answer), changed) as unknown as Record<
    string,
    () => Promise<unknown>
  >;
  expect(await store[name]!()).toBe(answer);
  return changed.mock.calls.length;
};

it.each(['fence', 'finish', 'register', 'release', 'retire', 'retry'] as const)(
  'signals once after %s, whatever is in its batch',
  async (name) => {
    expect(await asked(name, { missedIds: [] })).toBe(1);
  },
);

it.each(['renew', 'scan', 'tick'] as const)('signals nothing after %s', async (name) => {
  expect(await asked(name, [])).toBe(0);
});

it.each(['claim', 'reapDead'] as const)('signals after %s when there was something', async (name) => {
  expect([await asked(name, []), await asked(name, [{}])]).toEqual([0, 1]);
});

it('signals a death only when it was written', async () => {
  expect([await asked('declareDead', false), await asked('declareDead', true)]).toEqual([0, 1]);
});

it('signals nothing after a statement that failed', async () => {
  const changed = vi.fn();
  const store = signallingStore(
    { finish: () => Promise.reject(new Error('gone')) } as unknown as EngineStore,
    changed,
  );
  await expect(store.finish('w', [])).rejects.toThrow('gone');
  expect(changed).not.toHaveBeenCalled();
});
