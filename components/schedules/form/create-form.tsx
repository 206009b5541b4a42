'use client';

import { useRouter } from 'next/navigation';
import { saveNewSchedule } from '@/app/schedules/actions';
import { useZone } from '@/components/time/zone-context';
import { type CreateScheduleInput, createScheduleSchema } from '@/lib/contracts/schedule';
import type { RetryPolicy } from '@/lib/domain/schedule-definition';
import { findExample } from './examples';
import { emptyFormValues } from './form-values';
import { ScheduleForm } from './schedule-form';

interface CreateFormProps {
  /** What a schedule gets whose author says nothing. */
  retryPolicy: RetryPolicy;
  example?: string;
}

export function CreateForm({ retryPolicy, example }: CreateFormProps) {
  const router = useRouter();
  const { browserZone } = useZone().preference;

  return (
    <ScheduleForm
      title="Create schedule"
      initial={{ ...emptyFormValues(browserZone, retryPolicy), ...findExample(example)?.values }}
      proposedZone={browserZone}
      contract={createScheduleSchema}
      saveLabel="Create schedule"
      cancelHref="/schedules"
      save={async (request) => {
        const result = await saveNewSchedule(request as unknown as CreateScheduleInput);
        if (result.ok) router.push(`/schedules/${result.data}`);
        return result;
      }}
    />
  );
}
