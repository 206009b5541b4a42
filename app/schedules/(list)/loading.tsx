import { ListSkeleton } from '@/components/schedules/list/list-skeleton';
import { Page } from '@/components/shell/page';

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Schedules' }]}>
      <ListSkeleton />
    </Page>
  );
}
