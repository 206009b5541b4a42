import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { CreateForm } from '@/components/schedules/form/create-form';
import { findExample } from '@/components/schedules/form/examples';
import { startForm } from '@/components/schedules/form/form-start';
import { duplicateValuesOf, emptyFormValues } from '@/components/schedules/form/form-values';
import { Page } from '@/components/shell/page';
import { parseZoneCookie, ZONE_COOKIE } from '@/components/time/zone-preference';
import { defaultRetryPolicy } from '@/lib/services/schedules/default-retry-policy';
import { consoleContext } from '../../_console/console-context';
import { orNotFound } from '../../_console/or-not-found';
import { readSchedule } from '../../_console/read-schedule';
import { one, type SearchParams } from '../../_console/search-params';

export const metadata: Metadata = { title: 'Create schedule' };

export default async function NewSchedulePage({ searchParams }: { searchParams: SearchParams }) {
  const { example, from } = await searchParams;
  const props = await startOf({ example: one(example), from: one(from) });
  return (
    <Page crumbs={[{ label: 'Schedules', href: '/schedules' }, { label: 'New' }]}>
      <CreateForm key={props.origin} {...props} />
    </Page>
  );
}

/** @param from id of the schedule to duplicate */
async function startOf({ example, from }: { example?: string; from?: string }) {
  if (from !== undefined) {
    const source = await orNotFound(readSchedule(from));
    const start = startForm(duplicateValuesOf(source));
    return { origin: `duplicate of ${source.id}`, source: { id: source.id, name: source.name }, start };
  }
  const { browserZone } = parseZoneCookie((await cookies()).get(ZONE_COOKIE)?.value);
  const empty = emptyFormValues(browserZone, defaultRetryPolicy(consoleContext()));
  const found = findExample(example);
  return {
    origin: found ? `example ${found.id}` : 'new',
    start: startForm({ ...empty, ...found?.values }),
  };
}
