'use client';

import { RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { Time } from '@/components/time/time';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { StatusIcon, statusTone, statusWord } from '@/components/ui/status';
import { Cell, Row, TwoLines } from '@/components/ui/table';
import { TagList } from '@/components/ui/tag';
import { toneText } from '@/components/ui/tone';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ScheduleActivity } from '@/lib/services/schedules/read-activity';
import { EnabledSwitch } from '../enabled-switch';
import { NextRun } from '../next-run';
import { isWorthAWord, scheduleStatus } from '../schedule-status';
import { OutcomeStrip, SuccessRate } from './outcome-strip';
import { RowCheckbox } from './row-checkbox';
import { RowMenu } from './row-menu';

const second = 'truncate text-12 text-text-faint';

interface ScheduleRowProps {
  schedule: Schedule;
  /** Absent until it is read. */
  activity: ScheduleActivity | undefined;
  isChosen: boolean;
  words: string;
  onRestore: (schedule: Schedule) => void;
  onToggle: (id: string, isRange?: boolean) => void;
}

export function ScheduleRow({ schedule, activity, isChosen, words, onRestore, onToggle }: ScheduleRowProps) {
  const { deletedAt } = schedule;
  return (
    <Row
      data-schedule-row={schedule.id}
      className={cn(
        'max-md:relative max-md:grid-cols-[minmax(0,1fr)_auto]',
        isChosen && 'bg-surface-selected hover:bg-surface-selected',
      )}
    >
      <Cell>
        <RowCheckbox
          label={`Select ${schedule.name}`}
          checked={isChosen}
          onToggle={(isRange) => onToggle(schedule.id, isRange)}
        />
      </Cell>
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
        {deletedAt === undefined ? <NextRun schedule={schedule} /> : <Time at={deletedAt} />}
      </Cell>
      <Cell className="max-md:order-4 max-md:block max-md:text-right">
        <OutcomeStrip outcomes={activity?.outcomes} />
      </Cell>
      <Cell className="text-right tabular-nums max-lg:hidden">
        <SuccessRate rate={activity?.successRate} />
      </Cell>
      <Cell className="max-[1359px]:hidden">
        <TagList tags={schedule.tags} />
      </Cell>
      <Cell>{deletedAt === undefined ? <EnabledSwitch schedule={schedule} quiet /> : null}</Cell>
      <Cell className="text-right">
        {deletedAt === undefined ? (
          <RowMenu schedule={schedule} />
        ) : (
          <Button
            look="ghost"
            size="iconSm"
            aria-label={`Bring ${schedule.name} back`}
            title="Bring back"
            onClick={() => onRestore(schedule)}
          >
            <RotateCcw aria-hidden />
          </Button>
        )}
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
        {schedule.deletedAt === undefined ? (
          <Link
            href={`/schedules/${schedule.id}`}
            data-row-focus
            className="truncate font-[550] after:absolute after:inset-0 hover:underline md:after:hidden"
          >
            {schedule.name}
          </Link>
        ) : (
          <span className="truncate font-[550]">{schedule.name}</span>
        )}
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
