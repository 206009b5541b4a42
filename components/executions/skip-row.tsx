'use client';

import { SkipForward } from 'lucide-react';
import { Time } from '@/components/time/time';
import type { Skip } from '@/lib/contracts/skip';
import { SKIP_REASONS } from './skip-reasons';

/** A range of fire times that did not run, with its count and reason. */
export function SkipRow({ skip }: { skip: Skip }) {
  const one = skip.count === 1;
  return (
    <tr className="max-md:block max-md:border-b">
      <td
        colSpan={8}
        className="border-b bg-surface-sunken px-6 py-1.5 text-text-muted max-md:block max-md:border-0 max-md:px-4"
      >
        <span className="flex items-center gap-2">
          <SkipForward className="size-3.5" aria-hidden />
          <span className="min-w-0">
            <b className="font-[550]">
              {skip.count.toLocaleString('en-US')} fire {one ? 'time' : 'times'} skipped:{' '}
              {SKIP_REASONS[skip.reason]}
            </b>
            {', '}
            <Time at={skip.fromFireTime} form="exact" />
            {one ? null : (
              <>
                {' – '}
                <Time at={skip.toFireTime} form="exact" />
              </>
            )}
          </span>
        </span>
      </td>
    </tr>
  );
}
