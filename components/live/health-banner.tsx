'use client';

import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/ui/banner';
import type { Health } from '@/lib/contracts/health';

/** What it tells comes seldom, and is asked by every page. */
const POLL_MS = 60_000;
const TIMEOUT_MS = 10_000;

/** What keeps the service from its work, on every page: nothing while all is well. */
export function HealthBanner() {
  const { data: health } = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => fetchHealth(signal),
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
  });
  const problems = health ? problemsOf(health) : [];
  return (
    <div role="status">
      {problems.map(({ title, text }) => (
        <Banner key={title} full tone="warning" className="border-t-0" title={title}>
          {text}
        </Banner>
      ))}
    </div>
  );
}

/** 503 is an answer too: it says that the database is gone. */
async function fetchHealth(signal: AbortSignal): Promise<Health> {
  const response = await fetch('/api/health', {
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  return (await response.json()) as Health;
}

function problemsOf(health: Health): { title: string; text: string }[] {
  if (health.database === 'unreachable') {
    return [
      { title: 'The database can’t be reached.', text: 'Nothing can be read or saved until it is back' },
    ];
  }
  return health.warnings.map(({ message }) => {
    const [title, text] = message.split('; ');
    return { title: `${title}.`, text: text ? text.charAt(0).toUpperCase() + text.slice(1) : '' };
  });
}
