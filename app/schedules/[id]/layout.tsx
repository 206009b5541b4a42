import type { ReactNode } from 'react';
import { DeletedSchedule } from '@/components/schedules/deleted-schedule';
import { Page } from '@/components/shell/page';
import { OwnZone } from '@/components/time/zone-context';
import { orNotFound } from '../../_console/or-not-found';
import { readDeletedSchedule } from '../../_console/read-deleted-schedule';

interface ScheduleLayoutProps {
  children: ReactNode;
  params: Promise<{ id: string }>;
}

/** Looks for the schedule outside of the loading state: once that is sent, the answer can't be 404 any more. The page reads it no second time. */
export default async function ScheduleLayout({ children, params }: ScheduleLayoutProps) {
  const deleted = await orNotFound(readDeletedSchedule((await params).id));
  if (!deleted) return children;
  return (
    <Page crumbs={[{ label: 'Schedules', href: '/schedules' }, { label: deleted.name }]}>
      <OwnZone zone={deleted.timezone}>
        <DeletedSchedule schedule={deleted} />
      </OwnZone>
    </Page>
  );
}
