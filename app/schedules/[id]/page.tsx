import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { loadSchedulePlace, type SchedulePlace } from '@/components/schedules/detail/schedule-place';
import { ScheduleView } from '@/components/schedules/detail/schedule-view';
import { scheduleTitle } from '@/components/schedules/schedule-titles';
import { Page } from '@/components/shell/page';
import { OwnZone } from '@/components/time/zone-context';
import { ServiceError } from '@/lib/services/errors';
import { orNotFound } from '../../_console/or-not-found';
import { readDeletedSchedule } from '../../_console/read-deleted-schedule';
import { readSchedule } from '../../_console/read-schedule';
import { readSchedulePage } from '../../_console/read-schedule-page';
import type { SearchParams } from '../../_console/search-params';

interface SchedulePageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: SchedulePageProps): Promise<Metadata> {
  const { id } = await params;
  const deleted = await orNotFound(readDeletedSchedule(id));
  if (deleted) return { title: `${deleted.name} is deleted` };
  return { title: { absolute: scheduleTitle(await readSchedule(id)) } };
}

export default async function SchedulePage({ params, searchParams }: SchedulePageProps) {
  const painted = await readPage((await params).id, await loadSchedulePlace(searchParams));
  const { name, timezone } = painted.schedule;
  return (
    <Page crumbs={[{ label: 'Schedules', href: '/schedules' }, { label: name }]}>
      <OwnZone zone={timezone}>
        <ScheduleView painted={painted} />
      </OwnZone>
    </Page>
  );
}

async function readPage(id: string, place: SchedulePlace) {
  try {
    return await orNotFound(readSchedulePage(id, place));
  } catch (error) {
    // A cursor or an instant that was mangled on its way here: the page begins anew.
    if (error instanceof ServiceError && error.code === 'invalid') redirect(`/schedules/${id}`);
    throw error;
  }
}
