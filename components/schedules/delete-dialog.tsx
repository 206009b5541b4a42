'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { readDeletionEffect, removeSchedule } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Field, FieldError } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast-store';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { CONFIRM_BY_NAME_ABOVE, deletionSentences } from './deletion-words';
import { SCHEDULES_KEY } from './schedule-queries';
import { useRestore } from './use-restore';

interface DeleteDialogProps {
  schedule: Pick<Schedule, 'id' | 'name'>;
  /** Where to go when it is gone; null: what is open stays. */
  leadsTo?: string | null;
  onClose: () => void;
}

/** Says in numbers what goes; asks for the name only when much does. It can be undone. */
export default function DeleteDialog({ schedule, leadsTo = '/schedules', onClose }: DeleteDialogProps) {
  const router = useRouter();
  const client = useQueryClient();
  const restore = useRestore(schedule);
  const [typed, setTyped] = useState('');
  const effect = useQuery({
    queryKey: ['deletion', schedule.id],
    queryFn: async () => expectOk(await readDeletionEffect(schedule.id)),
  });
  const removal = useMutation({
    mutationFn: async () => expectOk(await removeSchedule(schedule.id)),
    onSuccess: () => {
      onClose();
      toast(`${schedule.name} is deleted`, { action: { label: 'Undo', run: () => restore() } });
      if (leadsTo !== null) router.push(leadsTo);
      return client.invalidateQueries({ queryKey: SCHEDULES_KEY });
    },
  });
  const many = (effect.data?.all ?? 0) > CONFIRM_BY_NAME_ABOVE;

  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${schedule.name}?`}
      description={<p>{deletionSentences(effect.data)}</p>}
      keepLabel="Keep it"
      actionLabel="Delete schedule"
      busy={removal.isPending}
      actionDisabled={effect.isPending || (many && typed !== schedule.name)}
      onAction={() => removal.mutate()}
    >
      {many ? (
        <Field id="confirm-name" label="Type the name to confirm" className="mt-4">
          <Input id="confirm-name" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      ) : null}
      <div className="mt-3 empty:hidden">
        <FieldError id="delete">
          {removal.error ? `It wasn’t deleted: ${removal.error.message}` : undefined}
        </FieldError>
      </div>
    </AlertDialog>
  );
}
