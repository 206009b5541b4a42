import type { Metadata } from 'next';
import { ExecutionView } from '@/components/executions/detail/execution-view';
import { outcomeSentence } from '@/components/executions/outcome-words';
import { Page } from '@/components/shell/page';
import { OwnZone } from '@/components/time/zone-context';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { ServiceError } from '@/lib/services/errors';
import { findNeighbours } from '@/lib/services/executions/find-neighbours';
import { consoleContext } from '../../_console/console-context';
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
  const [schedule, neighbours] = await Promise.all([
    scheduleOf(execution.scheduleId),
    findNeighbours(consoleContext(), execution),
  ]);
  const scheduleName = schedule?.name ?? null;
  const scheduleCrumb =
    scheduleName === null ? [] : [{ label: scheduleName, href: `/schedules/${execution.scheduleId}` }];
  return (
    <Page
      crumbs={[
        { label: 'Executions', href: '/executions' },
        ...scheduleCrumb,
        { label: execution.id.slice(0, 13), mono: true },
      ]}
    >
      <OwnZone zone={schedule?.timezone}>
        <ExecutionView
          key={execution.id}
          execution={execution}
          scheduleName={scheduleName}
          neighbours={neighbours}
        />
      </OwnZone>
    </Page>
  );
}

/** null: the schedule is deleted; its executions can still be read. */
async function scheduleOf(scheduleId: string): Promise<Schedule | null> {
  try {
    return await readSchedule(scheduleId);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not_found') return null;
    throw error;
  }
}
