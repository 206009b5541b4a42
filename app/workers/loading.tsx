import { Page } from '@/components/shell/page';
import { WorkersSkeleton } from '@/components/workers/workers-skeleton';

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Workers' }]}>
      <WorkersSkeleton />
    </Page>
  );
}
