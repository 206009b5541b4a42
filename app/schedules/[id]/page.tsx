import type { Metadata } from 'next';
import { describeRules } from '@/components/schedules/describe-rules';
import { ScheduleView } from '@/components/schedules/detail/schedule-view';
import { ruleKey } from '@/components/schedules/rule-key';
import { scheduleTitle } from '@/components/schedules/schedule-titles';
import { Page } from '@/components/shell/page';
import { OwnZone } from '@/components/time/zone-context';
import { listScheduleExecutions } from '@/lib/services/schedules/list-executions';
import { listScheduleSkips } from '@/lib/services/schedules/list-skips';
import { consoleContext } from '../../_console/console-context';
import { orNotFound } from '../../_console/or-not-found';
import { readDeletedSchedule } from '../../_console/read-deleted-schedule';
import { readNewestVersions } from '../../_console/read-newest-versions';
import { readSchedule } from '../../_console/read-schedule';

interface SchedulePageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: SchedulePageProps): Promise<Metadata> {
  const { id } = await params;
  const deleted = await orNotFound(readDeletedSchedule(id));
  if (deleted) return { title: `${deleted.name} is deleted` };
  return { title: { absolute: scheduleTitle(await readSchedule(id)) } };
}

export default async function SchedulePage({ params }: SchedulePageProps) {
  const { id } = await params;
  const context = consoleContext();
  const [schedule, executions, skips, versions] = await orNotFound(
    Promise.all([
      readSchedule(id),
      listScheduleExecutions(context, id),
      listScheduleSkips(context, id),
      readNewestVersions(id),
    ]),
  );
  return (
    <Page crumbs={[{ label: 'Schedules', href: '/schedules' }, { label: schedule.name }]}>
      <OwnZone zone={schedule.timezone}>
        <ScheduleView
          schedule={schedule}
          executions={executions}
          skips={skips}
          versions={versions}
          words={describeRules([schedule])[ruleKey(schedule)]!}
        />
      </OwnZone>
    </Page>
  );
}
