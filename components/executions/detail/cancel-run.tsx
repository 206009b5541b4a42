'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { cancelRun } from '@/app/executions/actions';
import { expectOk } from '@/components/live/expect-ok';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { executionKey } from '../execution-queries';
import { cancelConsequence } from './cancel-consequence';

/** Ends a run that hasn't ended, after saying what that means. */
export function CancelRun({ execution }: { execution: ExecutionDetail }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async () => expectOk(await cancelRun(execution.id)),
    onSuccess: () => {
      setAsking(false);
      return client.invalidateQueries({ queryKey: executionKey(execution.id) });
    },
  });
  const isEnding = execution.cancelRequestedAt !== null;
  return (
    <>
      <Button look="danger" busy={isEnding} onClick={() => setAsking(true)}>
        {isEnding ? null : <Ban aria-hidden />}
        {isEnding ? 'Cancelling' : 'Cancel'}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open);
          reset();
        }}
        title="Cancel this execution?"
        description={<p>{cancelConsequence(execution)}</p>}
        keepLabel="Keep it"
        actionLabel="Cancel execution"
        busy={isPending}
        onAction={() => mutate()}
      >
        <div className="mt-3 empty:hidden">
          <FieldError id="cancel">{error ? `It wasn’t cancelled: ${error.message}` : undefined}</FieldError>
        </div>
      </AlertDialog>
    </>
  );
}
