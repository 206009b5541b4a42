import { DetailSkeleton } from '@/components/shell/detail-skeleton';
import { Page } from '@/components/shell/page';

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Schedules', href: '/schedules' }, { label: 'Versions' }]}>
      <DetailSkeleton />
    </Page>
  );
}
