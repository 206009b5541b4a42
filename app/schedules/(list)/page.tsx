import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createLoader } from 'nuqs/server';
import { cache } from 'react';
import { describeRules } from '@/components/schedules/describe-rules';
import { placeHref, placeParsers, placeQuery } from '@/components/schedules/list/list-place';
import { ScheduleList } from '@/components/schedules/list/schedule-list';
import type { SchedulePage } from '@/components/schedules/schedule-queries';
import { listTitle } from '@/components/schedules/schedule-titles';
import { Page } from '@/components/shell/page';
import { ServiceError } from '@/lib/services/errors';
import { listSchedules } from '@/lib/services/schedules/list';
import { readActivity } from '@/lib/services/schedules/read-activity';
import { consoleContext } from '../../_console/console-context';
import type { SearchParams } from '../../_console/search-params';

interface SchedulesPageProps {
  searchParams: SearchParams;
}

export async function generateMetadata({ searchParams }: SchedulesPageProps): Promise<Metadata> {
  return {
    title: { absolute: listTitle((await readPage(placeHref('', await loadPlace(searchParams)))).data) },
  };
}

export default async function SchedulesPage({ searchParams }: SchedulesPageProps) {
  const place = await loadPlace(searchParams);
  const page = await readPage(placeHref('', place));
  const ids = page.data.map(({ id }) => id);
  return (
    <Page crumbs={[{ label: 'Schedules' }]}>
      <ScheduleList
        initial={page}
        initialPlace={place}
        activity={await readActivity(consoleContext(), ids)}
        words={describeRules(page.data)}
      />
    </Page>
  );
}

const loadPlace = createLoader(placeParsers);

/** Once for a request: the page and its title read the same. By the text of the place, since objects are never the same. */
const readPage = cache(async (query: string): Promise<SchedulePage> => {
  try {
    return await listSchedules(consoleContext(), placeQuery(loadPlace(query)));
  } catch (error) {
    // A cursor or search that was mangled on its way here: the list begins anew.
    if (error instanceof ServiceError && error.code === 'invalid') redirect('/schedules');
    throw error;
  }
});
