import type { Metadata } from 'next';
import { ExecutionView } from '@/components/executions/detail/execution-view';
import { outcomeSentence } from '@/components/executions/outcome-words';
import { Page } from '@/components/shell/page';
import { ServiceError } from '@/lib/services/errors';
import { orNotFound } from '../../_console/or-not-found';
import { readExecution } from '../../_console/read-execution';
import { readSchedule } from '../../_console/read-schedule';

interface ExecutionPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: ExecutionPageProps): Promise<Metadata> {
  return { title: outcomeSentence(await orNotFound(readExecution((await params).id))) };
}

export default async function ExecutionPage({ params }: ExecutionPageProps) {
  const execution = await orNotFound(readExecution((await params).id));
  const scheduleName = await nameOf(execution.scheduleId);
  const schedule =
    scheduleName === null ? [] : [{ label: scheduleName, href: `/schedules/${execution.scheduleId}` }];
  return (
    <Page
      crumbs={[
        { label: 'Schedules', href: '/schedules' },
        ...schedule,
        { label: execution.id.slice(0, 13), mono: true },
      ]}
    >
      <ExecutionView execution={execution} scheduleName={scheduleName} />
    </Page>
  );
}

/** null: the schedule is deleted; its executions can still be read. */
async function nameOf(scheduleId: string): Promise<string | null> {
  try {
    return (await readSchedule(scheduleId)).name;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not_found') return null;
    throw error;
  }
}
