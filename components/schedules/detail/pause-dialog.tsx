'use client';

import { useId, useState } from 'react';
import { formatClock, formatDay, formatOffset, formatRelative } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describedBy, Field, FieldError } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { wallInstant, wallText } from '@/lib/domain/recurrence/wall-instant';
import { usePause } from '../use-pause';
import { pausePresets } from './pause-presets';

interface PauseDialogProps {
  schedule: Schedule;
  onClose: () => void;
}

/** Until when a schedule is paused, in its own zone; an empty end lasts until somebody resumes it. */
export default function PauseDialog({ schedule, onClose }: PauseDialogProps) {
  const id = useId();
  const { timezone } = schedule;
  const nowMs = useNow();
  const [until, setUntil] = useState(
    schedule.pausedUntil === null ? '' : wallText(Date.parse(schedule.pausedUntil), timezone),
  );
  const [cancelPending, setCancelPending] = useState(false);
  const { mutate, isPending, error } = usePause(schedule, onClose);
  const untilMs = wallInstant(until, timezone);
  const problem =
    until !== '' && (untilMs === null || untilMs <= nowMs) ? 'Must lie in the future' : undefined;
  const hint = problem ? null : endInWords(untilMs, timezone, nowMs);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Pause ${schedule.name}`}
      description={<p>Fire times until then are skipped, and listed as one skip. What runs goes on</p>}
    >
      <form
        className="mt-4 grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (problem) return;
          mutate({
            pause: { cancelPending, until: untilMs === null ? null : new Date(untilMs).toISOString() },
          });
        }}
      >
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">Common ends</legend>
          {pausePresets(nowMs, timezone).map(({ atMs, label }) => (
            <Button
              key={label}
              size="sm"
              aria-pressed={untilMs === atMs}
              onClick={() => setUntil(wallText(atMs, timezone))}
            >
              {label}
            </Button>
          ))}
          <Button size="sm" aria-pressed={until === ''} onClick={() => setUntil('')}>
            No end
          </Button>
        </fieldset>
        <Field id={id} label={`Until, in ${timezone}`} hint={hint} error={problem}>
          <Input
            id={id}
            type="datetime-local"
            className="tabular-nums"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            aria-invalid={problem ? true : undefined}
            aria-describedby={describedBy(id, { hint, error: problem })}
          />
        </Field>
        <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
          <Switch
            id={`${id}-cancel`}
            checked={cancelPending}
            onCheckedChange={setCancelPending}
            aria-describedby={`${id}-cancel-hint`}
            className="mt-0.5"
          />
          <label htmlFor={`${id}-cancel`} className="font-medium">
            Cancel what waits
          </label>
          <p id={`${id}-cancel-hint`} className="col-start-2 text-12 text-text-muted">
            Ends what was due and has not started, retries too
          </p>
        </div>
        <FieldError id={`${id}-pause`}>{error ? `It wasn’t paused: ${error.message}` : undefined}</FieldError>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" look="primary" busy={isPending} disabled={problem !== undefined}>
            {untilMs === null ? 'Pause' : 'Pause until then'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function endInWords(untilMs: number | null, timezone: string, nowMs: number): string {
  if (untilMs === null) return 'Without an end: until somebody resumes it';
  const at = `${formatDay(untilMs, timezone, nowMs)}, ${formatClock(untilMs, timezone)}`;
  return `Fires again by itself from ${at} ${formatOffset(timezone, untilMs)}, ${formatRelative(untilMs, nowMs)}`;
}
