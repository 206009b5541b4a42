'use client';

import { Play } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { findJsonProblem, jsonProblemText } from '@/components/schedules/form/json-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describedBy, Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { useRunAgain } from './use-run-again';

interface PayloadDialogProps {
  execution: Pick<ExecutionDetail, 'id' | 'request'>;
  onClose: () => void;
}

const HINT = 'Sent this once in place of the schedule’s own, to what the schedule is now. JSON';

/** Another payload for one more run. */
export default function PayloadDialog({ execution, onClose }: PayloadDialogProps) {
  const { error, isPending, mutate } = useRunAgain(execution.id);
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { payload: JSON.stringify(execution.request?.payload ?? {}, null, 2) },
    mode: 'onTouched',
    reValidateMode: 'onChange',
  });
  const wrong = formState.errors.payload?.message ?? error?.message;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Run again with another payload"
      className="w-[640px]"
    >
      <form
        className="mt-4 grid gap-4"
        onSubmit={handleSubmit(({ payload }) => mutate({ payload: JSON.parse(payload) }))}
      >
        <Field id="payload" label="Payload" hint={HINT} error={wrong}>
          <Textarea
            id="payload"
            rows={12}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={describedBy('payload', { error: wrong, hint: true })}
            {...register('payload', { validate: jsonError })}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep as it is</Button>
          <Button type="submit" look="primary" busy={isPending}>
            {isPending ? null : <Play aria-hidden />}
            Run with this
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function jsonError(text: string): string | undefined {
  const problem = findJsonProblem(text);
  return problem ? jsonProblemText(problem) : undefined;
}
