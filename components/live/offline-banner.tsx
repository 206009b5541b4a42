'use client';

import { useQueryClient } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { formatClock } from '@/components/time/format-instant';
import { useZone } from '@/components/time/zone-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ApiError } from './fetch-json';
import { useLiveState } from './live-state';

/** What was read stays on the page; this says since when it isn't refreshed, and why. */
export function OfflineBanner() {
  const state = useLiveState();
  const { zone } = useZone();
  const client = useQueryClient();
  if (state.kind !== 'failing') return null;

  const since = formatClock(state.sinceMs, zone);
  const answered = state.error instanceof ApiError ? state.error : null;
  const retry = (
    <Button size="sm" onClick={() => client.refetchQueries({ type: 'active' })}>
      Try now
    </Button>
  );
  return (
    <div role="status">
      {answered ? (
        <Banner
          full
          tone="danger"
          className="border-t-0"
          title={`Not refreshed since ${since}.`}
          action={
            <span className="flex gap-2">
              <CopyButton noun="the details" label="Copy details" text={() => details(answered)} />
              {retry}
            </span>
          }
        >
          The server answered {answered.status}: {answered.detail ?? answered.message}
        </Banner>
      ) : (
        <Banner
          full
          tone="warning"
          className="border-t-0"
          icon={WifiOff}
          title={`Offline since ${since}.`}
          action={retry}
        >
          Shown as of then; catches up by itself
        </Banner>
      )}
    </div>
  );
}

const details = (error: ApiError) =>
  [`GET ${error.url}`, `${error.status} ${error.message}`, error.detail, new Date().toISOString()]
    .filter(Boolean)
    .join('\n');
