import Link from 'next/link';
import { StatusIcon, statusTone, statusWord } from '@/components/ui/status';
import { TwoLines } from '@/components/ui/table';
import { toneText } from '@/components/ui/tone';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { isWorthAWord, scheduleStatus } from '../schedule-status';

/** Which schedule it is; a link to it unless it is deleted. On a phone the link is as large as the row. */
export function NameCell({ schedule }: { schedule: Schedule }) {
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
        <span className="truncate text-12 text-text-faint max-md:hidden">
          {schedule.agentId}
          {isWorthAWord(status) ? (
            <span className={toneText[statusTone(status)]}> · {statusWord(status)}</span>
          ) : null}
        </span>
      </TwoLines>
    </div>
  );
}
