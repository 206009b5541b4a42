'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { readResumptionEffect } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { formatClock, formatDay } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FieldError } from '@/components/ui/field';
import { RadioChoice, RadioList } from '@/components/ui/radio-list';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { usePause } from '../use-pause';
import { catchUpSentence, missedSentence } from './resume-words';

interface ResumeDialogProps {
  schedule: Schedule;
  onClose: () => void;
}

/** Ends a pause, and asks what becomes of what it kept from running. */
export default function ResumeDialog({ schedule, onClose }: ResumeDialogProps) {
  const id = useId();
  const nowMs = useNow();
  const [choice, setChoice] = useState('none');
  const { data: effect, isPending: isReading } = useQuery({
    queryKey: ['schedule', schedule.id, 'resumption'],
    queryFn: async () => expectOk(await readResumptionEffect(schedule.id)),
    gcTime: 0,
  });
  const { mutate, isPending, error } = usePause(schedule, onClose);
  const next = effect?.nextFireAt ? Date.parse(effect.nextFireAt) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Resume ${schedule.name}`}
      description={
        <p aria-live="polite">
          {isReading ? 'Counting what was due in the pause …' : missedSentence(effect)}
          {next === null
            ? ''
            : ` The next run is ${formatDay(next, schedule.timezone, nowMs)}, ${formatClock(next, schedule.timezone)}.`}
        </p>
      }
    >
      <form
        className="mt-4 grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ resume: { catchUp: choice === 'catchUp' } });
        }}
      >
        <RadioList label="What was missed" value={choice} onChange={setChoice}>
          <RadioChoice value="none" label="From now on" hint="Everything that was missed stays skipped" />
          <RadioChoice
            value="catchUp"
            label="Catch up"
            hint={
              effect && effect.caughtUp > 0
                ? catchUpSentence(effect)
                : 'The misfire policy decides, as after an absence of all workers'
            }
            disabled={effect?.missed === 0}
          />
        </RadioList>
        <FieldError id={`${id}-resume`}>
          {error ? `It wasn’t resumed: ${error.message}` : undefined}
        </FieldError>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" look="primary" busy={isPending}>
            Resume
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
