'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pollInterval } from '@/components/live/poll';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { isTerminal } from '@/lib/domain/execution';
import { executionKey, fetchExecution } from '../execution-queries';
import { AttemptTabs } from './attempt-tabs';
import { ExecutionFacts } from './execution-facts';
import { ExecutionHead } from './execution-head';
import type { Neighbours } from './neighbour-links';
import { Timeline } from './timeline';

interface ExecutionViewProps {
  /** What the server painted. */
  execution: ExecutionDetail;
  /** null: the schedule is deleted. */
  scheduleName: string | null;
  neighbours: Neighbours;
}

/** "What happened?" Live until it has ended. */
export function ExecutionView({ execution: painted, scheduleName, neighbours }: ExecutionViewProps) {
  const { data: execution } = useQuery({
    queryKey: executionKey(painted.id),
    queryFn: ({ signal }) => fetchExecution(painted.id, signal),
    initialData: painted,
    refetchInterval: (query) =>
      query.state.data && isTerminal(query.state.data.status) ? false : pollInterval(query),
  });
  const newest = execution.attemptDetails.at(-1)?.number ?? 1;
  // Until somebody chooses an attempt, the newest is shown, also when another one begins.
  const [chosen, choose] = useState<number | null>(null);
  const selected = chosen ?? newest;
  return (
    <>
      <ExecutionHead execution={execution} scheduleName={scheduleName} neighbours={neighbours} />
      <ExecutionFacts execution={execution} />
      <Timeline execution={execution} selected={selected} onSelect={choose} />
      <AttemptTabs execution={execution} selected={selected} onSelect={choose} />
    </>
  );
}
