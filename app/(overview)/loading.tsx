import { OverviewSkeleton } from '@/components/overview/overview-skeleton';
import { Page } from '@/components/shell/page';

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Overview' }]}>
      <OverviewSkeleton />
    </Page>
  );
}
