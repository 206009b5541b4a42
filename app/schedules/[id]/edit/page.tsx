import type { Metadata } from 'next';
import { EditForm } from '@/components/schedules/form/edit-form';
import { startForm } from '@/components/schedules/form/form-start';
import { formValuesOf } from '@/components/schedules/form/form-values';
import { Page } from '@/components/shell/page';
import { orNotFound } from '../../../_console/or-not-found';
import { readSchedule } from '../../../_console/read-schedule';

interface EditPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: EditPageProps): Promise<Metadata> {
  const { name } = await orNotFound(readSchedule((await params).id));
  return { title: `Edit ${name}` };
}

export default async function EditSchedulePage({ params }: EditPageProps) {
  const schedule = await orNotFound(readSchedule((await params).id));
  return (
    <Page
      crumbs={[
        { label: 'Schedules', href: '/schedules' },
        { label: schedule.name, href: `/schedules/${schedule.id}` },
        { label: 'Edit' },
      ]}
    >
      <EditForm
        key={schedule.version}
        schedule={schedule}
        start={startForm(formValuesOf(schedule), schedule.id)}
      />
    </Page>
  );
}
