'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { runScheduleNow, setScheduleEnabled } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import type { Schedule } from '@/lib/contracts/schedule-view';

type Named = Pick<Schedule, 'id' | 'name'>;

/** What the command menu does to a schedule of its choice. It is closed by then, so that a toast says what came of it; the stream shows it. */
export function useScheduleActions() {
  const router = useRouter();
  const run = useMutation({
    mutationFn: async ({ id }: Named) => expectOk(await runScheduleNow(id)),
    onError: (error, { name }) => toast(`${name} couldn’t be run: ${error.message}`, { tone: 'danger' }),
    onSuccess: (executionId, { name }) =>
      toast(`${name} runs now`, {
        action: { label: 'Open the run', run: () => router.push(`/executions/${executionId}`) },
      }),
  });
  const setEnabled = useMutation({
    mutationFn: async ({ enabled, id }: Named & { enabled: boolean }) =>
      expectOk(await setScheduleEnabled(id, enabled)),
    onError: (error, { enabled, name }) =>
      toast(`${name} couldn’t be ${enabled ? 'resumed' : 'paused'}: ${error.message}`, { tone: 'danger' }),
    onSuccess: (_schedule, { enabled, id, name }) =>
      toast(`${name} is ${enabled ? 'resumed' : 'paused'}`, {
        action: { label: 'Undo', run: () => setEnabled.mutate({ enabled: !enabled, id, name }) },
      }),
  });
  return {
    runNow: (schedule: Named) => run.mutate(schedule),
    setEnabled: (schedule: Named, enabled: boolean) => setEnabled.mutate({ ...schedule, enabled }),
  };
}
