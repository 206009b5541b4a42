'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { saveSchedule } from '@/app/schedules/actions';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { patchBetween } from './changes';
import { ConflictNotice } from './conflict-notice';
import { EditChanges } from './edit-changes';
import { toRequest } from './form-request';
import type { FormStart } from './form-start';
import { ScheduleForm } from './schedule-form';

interface EditFormProps {
  schedule: Schedule;
  start: FormStart;
}

/**
 * Edits affect fire times after the answer only. An edit that somebody else overtook is refused once: whoever has seen what changed
 * meanwhile may save on top of it.
 */
export function EditForm({ schedule, start }: EditFormProps) {
  const router = useRouter();
  const { id } = schedule;
  const href = `/schedules/${id}`;
  const names = useMemo(() => Object.keys(schedule.headers), [schedule]);
  const before = useMemo(() => toRequest(start.values, names), [start, names]);
  const [seenVersion, setSeenVersion] = useState(schedule.version);
  const isOnTop = seenVersion !== schedule.version;

  return (
    <ScheduleForm
      kind="edit"
      title={`Edit ${schedule.name}`}
      start={start}
      draftKey={`edit of ${id}`}
      originalHeaders={names}
      seed={id}
      secretsOf={id}
      saveLabel={isOnTop ? `Save on top of version ${seenVersion}` : 'Save changes'}
      cancelHref={href}
      explain={(failure) =>
        failure.code === 'precondition_failed' ? (
          <ConflictNotice
            key={failure.message}
            id={id}
            before={before}
            names={names}
            onSeen={setSeenVersion}
          />
        ) : null
      }
      renderChanges={(nextMs) => (
        <EditChanges before={before} names={names} nextFireAt={schedule.nextFireAt} nextMs={nextMs} />
      )}
      save={async (values) => {
        const result = await saveSchedule(id, seenVersion, patchBetween(before, toRequest(values, names)));
        if (result.ok) router.push(href);
        return result;
      }}
    />
  );
}
