'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { saveSchedule } from '@/app/schedules/actions';
import { updateScheduleSchema } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { formValuesOf } from './form-values';
import { ScheduleForm } from './schedule-form';

/** Edits affect fire times after the answer only; an edit that somebody else overtook is refused. */
export function EditForm({ schedule }: { schedule: Schedule }) {
  const router = useRouter();
  const href = `/schedules/${schedule.id}`;
  return (
    <ScheduleForm
      title={`Edit ${schedule.name}`}
      initial={formValuesOf(schedule)}
      contract={updateScheduleSchema}
      originalHeaders={Object.keys(schedule.headers)}
      seed={schedule.id}
      saveLabel="Save changes"
      cancelHref={href}
      explain={(failure) =>
        failure.code === 'precondition_failed' ? (
          <>
            Yours began at version {schedule.version}.{' '}
            <Link href={href} target="_blank" className="link">
              See what it is now
            </Link>
            , then reload this page to start from there
          </>
        ) : null
      }
      save={async (request) => {
        const result = await saveSchedule(schedule.id, schedule.version, request);
        if (result.ok) router.push(href);
        return result;
      }}
    />
  );
}
