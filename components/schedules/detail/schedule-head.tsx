'use client';

import { Pencil, Play } from 'lucide-react';
import Link from 'next/link';
import { PageHead } from '@/components/shell/page-head';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import { TagList } from '@/components/ui/tag';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { EnabledSwitch } from '../enabled-switch';
import { useRecurrenceWords } from '../recurrence-words';
import { ruleKey } from '../rule-key';
import { isWorthAWord, scheduleStatus } from '../schedule-status';
import { useTrigger } from '../use-trigger';
import { Countdown } from './countdown';
import { ScheduleMenu } from './schedule-menu';

export function ScheduleHead({ schedule, words }: { schedule: Schedule; words: string }) {
  const status = scheduleStatus(schedule);
  const { trigger, busy } = useTrigger(schedule);
  return (
    <PageHead
      title={schedule.name}
      beside={isWorthAWord(status) ? <Status chip status={status} /> : null}
      sub={<Facts schedule={schedule} words={words} />}
      actions={
        <>
          <div className="flex items-center gap-2 max-md:basis-full max-md:flex-row-reverse max-md:justify-end max-md:gap-1">
            <Countdown schedule={schedule} />
            <span className="flex px-2 max-md:pl-0">
              <EnabledSwitch schedule={schedule} />
            </span>
          </div>
          <Button asChild>
            <Link href={`/schedules/${schedule.id}/edit`}>
              <Pencil aria-hidden />
              Edit
            </Link>
          </Button>
          <Button look="primary" busy={busy} onClick={() => trigger()}>
            {busy ? null : <Play aria-hidden />}
            Run now
          </Button>
          <ScheduleMenu schedule={schedule} />
        </>
      }
    />
  );
}

function Facts({ schedule, words }: { schedule: Schedule; words: string }) {
  const wordsOf = useRecurrenceWords([schedule], { [ruleKey(schedule)]: words });
  return (
    <>
      <p>
        {wordsOf(schedule)} <span className="mono mx-1 whitespace-nowrap">{schedule.cronExpression}</span>·{' '}
        <span className="whitespace-nowrap">{schedule.timezone}</span> ·{' '}
        <span className="whitespace-nowrap">{schedule.agentId}</span>
      </p>
      {schedule.description ? <p className="mt-1 max-w-[80ch] text-text">{schedule.description}</p> : null}
      {schedule.tags.length > 0 ? (
        <div className="mt-2">
          <TagList tags={schedule.tags} />
        </div>
      ) : null}
    </>
  );
}
