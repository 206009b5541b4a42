import { ScheduleSkeleton } from '@/components/schedules/detail/schedule-skeleton';
import { Page } from '@/components/shell/page';

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Schedules', href: '/schedules' }, { label: '…' }]}>
      <ScheduleSkeleton />
    </Page>
  );
}
