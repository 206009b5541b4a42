'use client';

import { useRouter } from 'next/navigation';
import { saveNewSchedule } from '@/app/schedules/actions';
import { useZone } from '@/components/time/zone-context';
import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import { ExampleMenu } from './example-menu';
import { toRequest } from './form-request';
import type { FormStart } from './form-start';
import { ScheduleForm } from './schedule-form';

interface CreateFormProps {
  start: FormStart;
  /** What the form begins as: `new`, `example …`, `duplicate of …`. */
  origin: string;
  /** The schedule that it is a duplicate of. */
  source?: { id: string; name: string };
}

export function CreateForm({ start, origin, source }: CreateFormProps) {
  const router = useRouter();
  const { browserZone } = useZone().preference;

  return (
    <ScheduleForm
      kind={source ? 'duplicate' : 'create'}
      title={source ? `Duplicate ${source.name}` : 'Create schedule'}
      titleAction={source ? null : <ExampleMenu />}
      start={start}
      draftKey={origin}
      proposedZone={source ? undefined : browserZone}
      secretsOf={source?.id}
      saveLabel="Create schedule"
      cancelHref={source ? `/schedules/${source.id}` : '/schedules'}
      save={async (values) => {
        const request = toRequest(values) as unknown as CreateScheduleInput;
        const result = await saveNewSchedule(request, source?.id ?? null);
        if (result.ok) router.push(`/schedules/${result.data}`);
        return result;
      }}
    />
  );
}
