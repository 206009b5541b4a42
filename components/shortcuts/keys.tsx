'use client';

import { useSyncExternalStore } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { isApple } from './is-apple';
import { keyCaps } from './key-chords';

const never = () => () => {};

/** The keys of a shortcut as they are printed on a keyboard. */
export function Keys({ keys }: { keys: string }) {
  const apple = useSyncExternalStore(never, isApple, () => false);
  return (
    <span className="inline-flex gap-0.5">
      {keyCaps(keys, { isApple: apple }).map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  );
}
