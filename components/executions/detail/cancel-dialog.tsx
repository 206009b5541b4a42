'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelRun } from '@/app/executions/actions';
import { expectOk } from '@/components/live/expect-ok';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { FieldError } from '@/components/ui/field';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { executionKey } from '../execution-queries';
import { cancelConsequence } from './cancel-consequence';

interface CancelDialogProps {
  execution: ExecutionDetail;
  onClose: () => void;
}

/** The question before a run is ended. */
export default function CancelDialog({ execution, onClose }: CancelDialogProps) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => expectOk(await cancelRun(execution.id)),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: executionKey(execution.id) });
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
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
  );
}
