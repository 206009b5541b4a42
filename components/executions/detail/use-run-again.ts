'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { runOnceMore } from '@/app/executions/actions';
import { expectOk } from '@/components/live/expect-ok';
import type { TriggerScheduleInput } from '@/lib/contracts/execution';

/** Runs the schedule of a run once more and goes to the new one; with what that run was given, or with what is said. */
export function useRunAgain(id: string, onError?: (error: Error) => void) {
  const router = useRouter();
  return useMutation({
    mutationFn: async (input: TriggerScheduleInput | undefined) => expectOk(await runOnceMore(id, input)),
    onError,
    onSuccess: (newId) => router.push(`/executions/${newId}`),
  });
}
