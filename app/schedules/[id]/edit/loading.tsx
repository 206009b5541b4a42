import { FormSkeleton } from '@/components/schedules/form/form-skeleton';
import { Page } from '@/components/shell/page';

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Schedules', href: '/schedules' }, { label: 'Edit' }]}>
      <FormSkeleton />
    </Page>
  );
}
