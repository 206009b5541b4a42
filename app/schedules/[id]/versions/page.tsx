import type { Metadata } from 'next';
import { VersionsView } from '@/components/schedules/versions/versions-view';
import { Page } from '@/components/shell/page';
import { OwnZone } from '@/components/time/zone-context';
import { orNotFound } from '../../../_console/or-not-found';
import { readSchedule } from '../../../_console/read-schedule';
import { readVersionPair } from '../../../_console/read-version-pair';
import type { SearchParams } from '../../../_console/search-params';

interface VersionsPageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: VersionsPageProps): Promise<Metadata> {
  const { name } = await orNotFound(readSchedule((await params).id));
  return { title: `Versions of ${name}` };
}

export default async function VersionsPage({ params, searchParams }: VersionsPageProps) {
  const { id } = await params;
  const [schedule, pair] = await orNotFound(
    Promise.all([readSchedule(id), readVersionPair(id, await searchParams)]),
  );
  return (
    <Page
      crumbs={[
        { label: 'Schedules', href: '/schedules' },
        { label: schedule.name, href: `/schedules/${schedule.id}` },
        { label: 'Versions' },
      ]}
    >
      <OwnZone zone={schedule.timezone}>
        <VersionsView schedule={schedule} {...pair} />
      </OwnZone>
    </Page>
  );
}
