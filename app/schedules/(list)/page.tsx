import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { describeRules } from '@/components/schedules/describe-rules';
import { ScheduleList } from '@/components/schedules/list/schedule-list';
import type { ListPlace, SchedulePage } from '@/components/schedules/schedule-queries';
import { listTitle } from '@/components/schedules/schedule-titles';
import { Page } from '@/components/shell/page';
import { ServiceError } from '@/lib/services/errors';
import { listSchedules } from '@/lib/services/schedules/list';
import { consoleContext } from '../../_console/console-context';
import { one, type SearchParams } from '../../_console/search-params';

interface SchedulesPageProps {
  searchParams: SearchParams;
}

export async function generateMetadata({ searchParams }: SchedulesPageProps): Promise<Metadata> {
  const { cursor, search } = placeOf(await searchParams);
  return { title: { absolute: listTitle((await readPage(search, cursor)).data) } };
}

export default async function SchedulesPage({ searchParams }: SchedulesPageProps) {
  const place = placeOf(await searchParams);
  const page = await readPage(place.search, place.cursor);
  return (
    <Page crumbs={[{ label: 'Schedules' }]}>
      <ScheduleList initial={page} initialPlace={place} words={describeRules(page.data)} />
    </Page>
  );
}

const placeOf = (query: Awaited<SearchParams>): ListPlace => ({
  search: one(query.q) ?? '',
  cursor: one(query.cursor) ?? null,
});

/** Once for a request: the page and its title read the same. */
const readPage = cache(async (search: string, cursor: string | null): Promise<SchedulePage> => {
  try {
    return await listSchedules(consoleContext(), {
      search: search === '' ? undefined : search,
      cursor: cursor ?? undefined,
    });
  } catch (error) {
    // A cursor or search that was mangled on its way here: the list begins anew.
    if (error instanceof ServiceError && error.code === 'invalid') redirect('/schedules');
    throw error;
  }
});
