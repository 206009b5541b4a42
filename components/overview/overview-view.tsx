'use client';

import { Fragment, useCallback } from 'react';
import { CreateButton } from '@/components/schedules/list/create-button';
import { EmptyList } from '@/components/schedules/list/empty-list';
import { PageHead } from '@/components/shell/page-head';
import { useTitle } from '@/components/shell/use-title';
import { useUrlPlace } from '@/components/shell/use-url-place';
import { useNow } from '@/components/time/now';
import { toneText } from '@/components/ui/tone';
import { AgentFailures } from './agent-failures';
import { DueNext } from './due-next';
import { FailingNow } from './failing-now';
import { OverviewCharts } from './overview-charts';
import { overviewFacts } from './overview-facts';
import type { OverviewReading } from './overview-queries';
import { overviewTitle, overviewWords, type Words } from './overview-words';
import { RunningNow } from './running-now';
import { SpansTable } from './spans-table';
import { type StatsWindow, WINDOW_FORMS, WINDOWS, windowParsers } from './stats-window';
import { useOverview } from './use-overview';
import { WorkersAndStores } from './workers-and-stores';

const MINUTE_MS = 60_000;

/** "Is anything wrong?" The answer in a sentence, then what it is made of. `initial` is what the server painted. */
export function OverviewView({ initial }: { initial: OverviewReading }) {
  // Not through the router: the page reads by itself what another span needs.
  const [{ last }, setPlace] = useUrlPlace(windowParsers);
  const chooseWindow = useCallback((next: StatsWindow) => setPlace({ last: next }), [setPlace]);
  const overview = useOverview(initial, last);
  const nowMs = useNow();
  const facts = overviewFacts(overview, nowMs);
  const words = overviewWords(facts, nowMs);
  const isEmpty = overview.any.length === 0;
  useTitle(isEmpty ? 'Overview — Scheduler' : overviewTitle(facts));

  if (isEmpty) return <EmptyList title="Overview" />;
  const { window, spans, agents } = overview.stats;
  return (
    <>
      <PageHead
        title={<Headline parts={words.headline} />}
        sub={<span className="tabular-nums">{words.sub}</span>}
        actions={<CreateButton />}
        className="border-b"
      />
      <div className="grid flex-1 lg:grid-cols-[minmax(0,1fr)_392px]">
        <div className="min-w-0 divide-y lg:border-r">
          <FailingNow failing={overview.failing} />
          <OverviewCharts
            chosen={last}
            onChoose={chooseWindow}
            window={window}
            stats={spans[WINDOWS.indexOf(window)]!}
            nowMs={nowMs - (nowMs % MINUTE_MS)}
          />
          <AgentFailures agents={agents} words={WINDOW_FORMS[window].words} />
        </div>
        <div className="min-w-0 divide-y max-lg:border-t">
          <DueNext schedules={overview.dueNext} />
          <RunningNow runs={overview.running.rows} more={overview.running.more} />
          <SpansTable spans={spans} />
          <WorkersAndStores health={overview.health} workers={overview.workers} />
        </div>
      </div>
    </>
  );
}

function Headline({ parts }: { parts: Words['headline'] }) {
  return parts.map(({ text, tone }, index) => (
    <Fragment key={text}>
      {index > 0 ? ', ' : null}
      <span className={tone && toneText[tone]}>{text}</span>
    </Fragment>
  ));
}
