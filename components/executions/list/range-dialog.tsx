'use client';

import { useForm } from 'react-hook-form';
import { useZone } from '@/components/time/zone-context';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describedBy, Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { fromWall, toWall } from './wall-time';

interface RangeDialogProps {
  /** Instants; empty: open at that end. */
  from: string;
  to: string;
  onClose: () => void;
  onChange: (range: { from: string; to: string }) => void;
}

/** Two instants, as the clock of the chosen zone shows them. */
export default function RangeDialog({ from, to, onClose, onChange }: RangeDialogProps) {
  const { preference, zone } = useZone();
  const utc = preference.mode === 'utc';
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { from: toWall(from, zone), to: toWall(to, zone) },
  });
  const wrong = formState.errors.to?.message;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Runs between two times">
      <form
        className="mt-4 grid gap-4"
        onSubmit={handleSubmit((wall) => {
          onChange({ from: fromWall(wall.from, utc), to: fromWall(wall.to, utc) });
          onClose();
        })}
      >
        <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
          <Field id="range-from" label="From" hint={`${zone}; empty: from the first`}>
            <Input id="range-from" type="datetime-local" {...register('from')} />
          </Field>
          <Field id="range-to" label="Until" hint="Not itself; empty: until now" error={wrong}>
            <Input
              id="range-to"
              type="datetime-local"
              aria-invalid={wrong ? true : undefined}
              aria-describedby={describedBy('range-to', { error: wrong, hint: true })}
              {...register('to', {
                validate: (end, { from: start }) =>
                  start === '' || end === '' || end > start || 'It must be later than the other',
              })}
            />
          </Field>
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep as it is</Button>
          <Button type="submit" look="primary">
            Show them
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
