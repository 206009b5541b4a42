'use client';

import Link from 'next/link';
import { cn } from '@/components/ui/class-names';
import { StatusIcon, statusTone, statusWord } from '@/components/ui/status';
import { Cell, Row, TwoLines } from '@/components/ui/table';
import { TagList } from '@/components/ui/tag';
import { toneText } from '@/components/ui/tone';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { EnabledSwitch } from '../enabled-switch';
import { NextRun } from '../next-run';
import { isWorthAWord, scheduleStatus } from '../schedule-status';
import { LastOutcome } from './last-outcome';
import { RowMenu } from './row-menu';

const second = 'truncate text-12 text-text-faint';

export function ScheduleRow({ schedule, words }: { schedule: Schedule; words: string }) {
  return (
    <Row className="max-md:relative max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Cell className="max-md:order-1 max-md:block">
        <NameCell schedule={schedule} />
      </Cell>
      <Cell className="max-md:order-3 max-md:block max-md:pl-[22px]!">
        <TwoLines>
          <span className="truncate max-md:text-12 max-md:text-text-muted" title={words}>
            {words}
          </span>
          <span className={cn(second, 'mono max-md:hidden')}>{schedule.cronExpression}</span>
        </TwoLines>
      </Cell>
      <Cell className="tabular-nums max-md:order-2 max-md:block max-md:text-right">
        <NextRun schedule={schedule} />
      </Cell>
      <Cell className="max-md:order-4 max-md:block max-md:text-right max-md:text-12">
        <LastOutcome execution={schedule.lastExecution} />
      </Cell>
      <Cell className="max-[1359px]:hidden">
        <TagList tags={schedule.tags} />
      </Cell>
      <Cell>
        <EnabledSwitch schedule={schedule} quiet />
      </Cell>
      <Cell className="text-right">
        <RowMenu schedule={schedule} />
      </Cell>
    </Row>
  );
}

function NameCell({ schedule }: { schedule: Schedule }) {
  const status = scheduleStatus(schedule);
  return (
    <div className="flex min-w-0 items-center gap-2">
      <StatusIcon status={status} />
      <TwoLines className="flex-1">
        <Link
          href={`/schedules/${schedule.id}`}
          className="truncate font-[550] after:absolute after:inset-0 hover:underline md:after:hidden"
        >
          {schedule.name}
        </Link>
        <span className={cn(second, 'max-md:hidden')}>
          {schedule.agentId}
          {isWorthAWord(status) ? (
            <span className={toneText[statusTone(status)]}> · {statusWord(status)}</span>
          ) : null}
        </span>
      </TwoLines>
    </div>
  );
}
