'use client';

import Link from 'next/link';
import type { FailingStreak } from '@/components/executions/history';
import { formatClock, formatDay } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { useZone } from '@/components/time/zone-context';
import { Banner } from '@/components/ui/banner';

const DAY_MS = 86_400_000;

/** How many, since when, and what the agent said last; leads to the newest failure. */
export function FailingBanner({ streak, agentId }: { streak: FailingStreak; agentId: string }) {
  const { zone } = useZone();
  const nowMs = useNow();
  const sinceMs = Date.parse(streak.since);
  const clock = formatClock(sinceMs, zone);
  const since = nowMs - sinceMs < DAY_MS ? clock : `${formatDay(sinceMs, zone, nowMs)}, ${clock}`;
  const count = `${streak.count}${streak.openEnded ? ' or more' : ''}`;
  return (
    <Banner
      full
      tone="danger"
      className="border-b-0"
      title={
        streak.count === 1 ? `The last run failed, due ${since}.` : `${count} failed in a row since ${since}.`
      }
      action={
        <Link
          href={`/executions/${streak.newest.id}`}
          className="whitespace-nowrap text-accent-text hover:underline"
        >
          Open the last
        </Link>
      }
    >
      <span className="text-text">{(streak.newest.error ?? '').replace(/^The agent\b/, agentId)}</span>
    </Banner>
  );
}
