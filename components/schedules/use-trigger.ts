'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { runScheduleNow } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import type { TriggerScheduleInput } from '@/lib/contracts/execution';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { SCHEDULES_KEY, scheduleKey } from './schedule-queries';

/** Runs a schedule now, beside its fire times; the toast leads to the run. */
export function useTrigger({ id, name }: Pick<Schedule, 'id' | 'name'>, onTriggered?: () => void) {
  const client = useQueryClient();
  const router = useRouter();
  const mutation = useMutation({
    mutationFn: async (input: TriggerScheduleInput) => expectOk(await runScheduleNow(id, input)),
    onSuccess: (executionId) => {
      toast(`${name} runs now`, {
        action: { label: 'Open the run', run: () => router.push(`/executions/${executionId}`) },
      });
      onTriggered?.();
      return Promise.all([
        client.invalidateQueries({ queryKey: SCHEDULES_KEY }),
        client.invalidateQueries({ queryKey: scheduleKey(id) }),
      ]);
    },
    onError: (error) => toast(`${name} couldn’t be run: ${error.message}`, { tone: 'danger' }),
  });
  return { trigger: (input: TriggerScheduleInput = {}) => mutation.mutate(input), busy: mutation.isPending };
}
