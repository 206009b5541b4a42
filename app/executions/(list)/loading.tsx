import { RunListSkeleton } from '@/components/executions/list/run-list-skeleton';
import { Page } from '@/components/shell/page';

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Executions' }]}>
      <RunListSkeleton />
    </Page>
  );
}
