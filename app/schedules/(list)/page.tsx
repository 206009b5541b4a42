import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { describeRules } from '@/components/schedules/describe-rules';
import { ScheduleList } from '@/components/schedules/list/schedule-list';
import type { ListPlace, SchedulePage } from '@/components/schedules/schedule-queries';
import { Page } from '@/components/shell/page';
import { ServiceError } from '@/lib/services/errors';
import { listSchedules } from '@/lib/services/schedules/list';
import { consoleContext } from '../_console/console-context';
import { one, type SearchParams } from '../_console/search-params';

export const metadata: Metadata = { title: { absolute: 'Schedules — Scheduler' } };

export default async function SchedulesPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const place = { search: one(query.q) ?? '', cursor: one(query.cursor) ?? null };
  const page = await readPage(place);
  return (
    <Page crumbs={[{ label: 'Schedules' }]}>
      <ScheduleList initial={page} initialPlace={place} words={describeRules(page.data)} />
    </Page>
  );
}

async function readPage({ search, cursor }: ListPlace): Promise<SchedulePage> {
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
}
