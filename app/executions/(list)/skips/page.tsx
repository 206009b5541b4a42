import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createLoader } from 'nuqs/server';
import { SkipList } from '@/components/executions/skips/skip-list';
import { skipPlaceParsers, skipQuery } from '@/components/executions/skips/skip-place';
import { Page } from '@/components/shell/page';
import { ServiceError } from '@/lib/services/errors';
import { listSkips } from '@/lib/services/skips/list';
import { consoleContext } from '../../../_console/console-context';
import type { SearchParams } from '../../../_console/search-params';

export const metadata: Metadata = { title: 'Skips' };

export default async function SkipsPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await loadPlace(searchParams);
  return (
    <Page crumbs={[{ label: 'Executions', href: '/executions' }, { label: 'Skips' }]}>
      <SkipList initial={await readPage(place)} initialPlace={place} />
    </Page>
  );
}

const loadPlace = createLoader(skipPlaceParsers);

async function readPage(place: Awaited<ReturnType<typeof loadPlace>>) {
  try {
    return await listSkips(consoleContext(), skipQuery(place, Date.now()));
  } catch (error) {
    // A cursor or an id that was mangled on its way here: the list begins anew.
    if (error instanceof ServiceError && error.code === 'invalid') redirect('/executions/skips');
    throw error;
  }
}
