import type { Metadata } from 'next';
import { cache } from 'react';
import { Page } from '@/components/shell/page';
import { fleetTitle } from '@/components/workers/fleet';
import { WORKERS_SHOWN } from '@/components/workers/worker-queries';
import { WorkersView } from '@/components/workers/workers-view';
import { listWorkers } from '@/lib/services/workers/list';
import { consoleContext } from '../_console/console-context';

/** Once for a request: the page and its title read the same. */
const readWorkers = cache(() => listWorkers(consoleContext(), { limit: WORKERS_SHOWN }));

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: fleetTitle((await readWorkers()).data) } };
}

export default async function WorkersPage() {
  return (
    <Page crumbs={[{ label: 'Workers' }]}>
      <WorkersView initial={await readWorkers()} />
    </Page>
  );
}
