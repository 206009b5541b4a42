'use client';

import { ChevronDown, TriangleAlert } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ReactNode } from 'react';
import { formatRelative } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import type { CronPreviewState } from './preview-state';

/** The preview of a phone: one line under the expression, opened on demand. */
export function PreviewLine({ state, children }: { state: CronPreviewState; children: ReactNode }) {
  const nowMs = useNow();
  if (state.kind !== 'good') return null;
  const { description, nextMs, warnings } = state.preview;
  const first = nextMs[0];
  return (
    <Collapsible.Root className="rounded bg-surface-sunken ring-1 ring-border ring-inset lg:hidden">
      <Collapsible.Trigger className="group flex h-10 w-full items-center gap-2 px-3 text-left">
        <span className="min-w-0 flex-1 truncate font-[550]">{description}</span>
        <span className="whitespace-nowrap text-text-muted tabular-nums">
          {first === undefined ? 'never' : formatRelative(first, nowMs)}
        </span>
        {warnings.length > 0 ? (
          <TriangleAlert className="size-4 text-warning-fg" aria-label="With a warning" role="img" />
        ) : null}
        <ChevronDown
          className="size-4 text-text-muted transition-transform group-data-[state=open]:rotate-180"
          aria-hidden
        />
      </Collapsible.Trigger>
      <Collapsible.Content className="border-t px-3 py-3">{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
