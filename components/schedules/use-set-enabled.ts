'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { setScheduleEnabled } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { SCHEDULES_KEY, scheduleKey } from './schedule-queries';

/** Pauses and resumes. `pending` is what was asked for until the page has read the answer. */
export function useSetEnabled({ id, name }: Pick<Schedule, 'id' | 'name'>) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (enabled: boolean) => expectOk(await setScheduleEnabled(id, enabled)),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: SCHEDULES_KEY }),
        client.invalidateQueries({ queryKey: scheduleKey(id) }),
      ]),
    onError: (error, enabled) =>
      toast(`${name} couldn’t be ${enabled ? 'resumed' : 'paused'}: ${error.message}`, { tone: 'danger' }),
  });
  return {
    setEnabled: (enabled: boolean) => mutation.mutate(enabled),
    pending: mutation.isPending ? mutation.variables : undefined,
  };
}
