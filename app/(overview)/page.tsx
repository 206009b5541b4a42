import type { Metadata } from 'next';
import { cache } from 'react';
import { overviewFacts } from '@/components/overview/overview-facts';
import { OverviewView } from '@/components/overview/overview-view';
import { overviewTitle } from '@/components/overview/overview-words';
import { loadWindow } from '@/components/overview/stats-window';
import { Page } from '@/components/shell/page';
import { readOverview } from '../_console/read-overview';
import type { SearchParams } from '../_console/search-params';

interface OverviewPageProps {
  searchParams: SearchParams;
}

export async function generateMetadata({ searchParams }: OverviewPageProps): Promise<Metadata> {
  const { any, dueNext, failing, health, stats, workers } = await readOnce(
    (await loadWindow(searchParams)).last,
  );
  if (any.data.length === 0) return { title: 'Overview' };
  const readings = { dueNext: dueNext.data, failing, fresh: new Map(), health, stats, workers: workers.data };
  return { title: { absolute: overviewTitle(overviewFacts(readings, Date.now())) } };
}

export default async function OverviewPage({ searchParams }: OverviewPageProps) {
  return (
    <Page crumbs={[{ label: 'Overview' }]}>
      <OverviewView initial={await readOnce((await loadWindow(searchParams)).last)} />
    </Page>
  );
}

/** Once for a request: the page and its title read the same. */
const readOnce = cache(readOverview);
