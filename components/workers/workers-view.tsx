'use client';

import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { pollInterval } from '@/components/live/poll';
import { PageHead } from '@/components/shell/page-head';
import { useTitle } from '@/components/shell/use-title';
import { toneText } from '@/components/ui/tone';
import { type FleetWords, fleetTitle, fleetWords } from './fleet';
import { NoWorkers } from './no-workers';
import { fetchWorkers, WORKERS_KEY, WORKERS_SHOWN, type WorkerPage } from './worker-queries';
import { WorkerTable } from './worker-table';

/** "Who does the work, and how are they?" Live; `initial` is what the server painted. */
export function WorkersView({ initial }: { initial: WorkerPage }) {
  const { data: page } = useQuery({
    queryKey: WORKERS_KEY,
    queryFn: ({ signal }) => fetchWorkers(signal),
    initialData: initial,
    refetchInterval: pollInterval,
  });
  const words = fleetWords(page.data);
  useTitle(fleetTitle(page.data));

  if (page.data.length === 0) return <NoWorkers />;
  return (
    <>
      <PageHead
        title={<Headline parts={words.headline} />}
        sub={<span className="tabular-nums">{words.sub}</span>}
      />
      <div className="@container">
        <WorkerTable workers={page.data} />
      </div>
      {page.nextCursor === null ? null : (
        <p className="px-6 py-3 text-text-muted max-md:px-4">
          Only the {WORKERS_SHOWN} that are alive or went last are shown; <code>GET /api/workers</code> has
          the others.
        </p>
      )}
    </>
  );
}

function Headline({ parts }: { parts: FleetWords['headline'] }) {
  return parts.map(({ text, tone }, index) => (
    <Fragment key={text}>
      {index > 0 ? ', ' : null}
      <span className={tone && toneText[tone]}>{text}</span>
    </Fragment>
  ));
}
