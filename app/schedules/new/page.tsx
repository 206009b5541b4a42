import type { Metadata } from 'next';
import { CreateForm } from '@/components/schedules/form/create-form';
import { Page } from '@/components/shell/page';
import { defaultRetryPolicy } from '@/lib/services/schedules/default-retry-policy';
import { consoleContext } from '../../_console/console-context';
import { one, type SearchParams } from '../../_console/search-params';

export const metadata: Metadata = { title: 'Create schedule' };

export default async function NewSchedulePage({ searchParams }: { searchParams: SearchParams }) {
  const { example } = await searchParams;
  return (
    <Page crumbs={[{ label: 'Schedules', href: '/schedules' }, { label: 'New' }]}>
      <CreateForm retryPolicy={defaultRetryPolicy(consoleContext())} example={one(example)} />
    </Page>
  );
}
