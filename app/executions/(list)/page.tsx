import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createLoader } from 'nuqs/server';
import { RunList } from '@/components/executions/list/run-list';
import { runPlaceParsers, runQuery } from '@/components/executions/list/run-place';
import { Page } from '@/components/shell/page';
import { ServiceError } from '@/lib/services/errors';
import { listExecutions } from '@/lib/services/executions/list';
import { consoleContext } from '../../_console/console-context';
import type { SearchParams } from '../../_console/search-params';

export const metadata: Metadata = { title: 'Executions' };

export default async function ExecutionsPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await loadPlace(searchParams);
  return (
    <Page crumbs={[{ label: 'Executions' }]}>
      <RunList initial={await readPage(place)} initialPlace={place} />
    </Page>
  );
}

const loadPlace = createLoader(runPlaceParsers);

async function readPage(place: Awaited<ReturnType<typeof loadPlace>>) {
  try {
    return await listExecutions(consoleContext(), runQuery(place, Date.now()));
  } catch (error) {
    // A cursor, id or instant that was mangled on its way here: the list begins anew.
    if (error instanceof ServiceError && error.code === 'invalid') redirect('/executions');
    throw error;
  }
}
