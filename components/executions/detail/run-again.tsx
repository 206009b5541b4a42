'use client';

import { useMutation } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { runOnceMore } from '@/app/executions/actions';
import { expectOk } from '@/components/live/expect-ok';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast-store';

/** Runs the schedule once more with what this run was given, and goes to that run. */
export function RunAgain({ id }: { id: string }) {
  const router = useRouter();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => expectOk(await runOnceMore(id)),
    onError: (error) => toast(`It wasn’t run again: ${error.message}`, { tone: 'danger' }),
    onSuccess: (newId) => router.push(`/executions/${newId}`),
  });
  useShortcuts('Execution', [{ keys: 'Shift+R', label: 'Run again', run: () => mutate() }]);
  return (
    <Button look="primary" busy={isPending} onClick={() => mutate()}>
      {isPending ? null : <RotateCcw aria-hidden />}
      Run again
    </Button>
  );
}
