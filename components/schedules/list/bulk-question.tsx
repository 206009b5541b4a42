'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readDeletionEffects } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { deletionSentences } from '../deletion-words';
import { COUNTED_UP_TO, confirmationOf } from './bulk-confirmation';
import { schedulesInWords } from './bulk-words';
import type { Selection } from './use-selection';

interface BulkQuestionProps {
  asked: 'delete' | 'trigger';
  chosen: Selection;
  onClose: () => void;
  onAction: () => void;
}

/** Asks before what can't be taken back at once. */
export default function BulkQuestion({ asked, chosen, onClose, onAction }: BulkQuestionProps) {
  const act = () => {
    onClose();
    onAction();
  };
  return asked === 'delete' ? (
    <DeleteQuestion chosen={chosen} onClose={onClose} onAction={act} />
  ) : (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Run ${schedulesInWords(chosen.size)} now?`}
      description={
        <p>Calls the agents of {schedulesInWords(chosen.size)} at once, beside their fire times.</p>
      }
      keepLabel="Not now"
      actionLabel={`Run ${schedulesInWords(chosen.size)}`}
      onAction={act}
    />
  );
}

/** Says in numbers what goes; when that is much, it asks for the name of one, or for the number of many. */
function DeleteQuestion({ chosen, onClose, onAction }: Omit<BulkQuestionProps, 'asked'>) {
  const [typed, setTyped] = useState('');
  const ids = [...chosen.keys()];
  const isCounted = ids.length <= COUNTED_UP_TO;
  const effect = useQuery({
    enabled: isCounted,
    queryFn: async () => expectOk(await readDeletionEffects(ids)),
    queryKey: ['deletion', ids],
  });
  const wanted = confirmationOf([...chosen.values()], effect.data?.all ?? 0);
  const many = schedulesInWords(chosen.size);
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${many}?`}
      description={
        <p>{deletionSentences(effect.data, chosen.size)} What is deleted can be brought back for 24 h.</p>
      }
      keepLabel={chosen.size === 1 ? 'Keep it' : 'Keep them'}
      actionLabel={`Delete ${many}`}
      actionDisabled={(isCounted && effect.isPending) || (wanted !== null && !wanted.isMet(typed))}
      onAction={onAction}
    >
      {wanted === null ? null : (
        <Field id="confirm-bulk" label={wanted.label} className="mt-4">
          <Input id="confirm-bulk" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      )}
    </AlertDialog>
  );
}
