'use client';

import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { Switch } from '@/components/ui/switch';
import type { ScheduleFormValues } from './form-values';
import { MoreFields } from './more-fields';
import { TextField } from './text-field';

const FIELDS = ['enabled', 'pausedUntil', 'priority', 'cancelPending'] as const;

/** Whether it fires at all, and how much it matters. */
export function WhenMore({ isEdit }: { isEdit: boolean }) {
  const { control } = useFormContext<ScheduleFormValues>();
  const [enabled, pausedUntil, priority] = useWatch({
    control,
    name: ['enabled', 'pausedUntil', 'priority'],
  });
  const pause = pausedUntil === '' ? 'paused' : `paused until ${pausedUntil.replace('T', ' ')}`;
  return (
    <MoreFields
      title="Pause and priority"
      summary={`${enabled ? 'fires as soon as it is saved' : pause} · priority ${priority}`}
      fields={FIELDS}
    >
      <div className="grid gap-3 md:grid-cols-2">
        <div className="grid content-start gap-3">
          <SwitchField
            name="enabled"
            label="Enabled"
            hint="Off: it is paused, and can still be run by hand"
          />
          {isEdit ? (
            <SwitchField
              name="cancelPending"
              label="Cancel what waits"
              hint="Ends what was due before this edit and has not started, retries too"
            />
          ) : null}
        </div>
        <div className="grid content-start gap-3">
          {enabled ? null : (
            <TextField
              name="pausedUntil"
              label="Paused until"
              type="datetime-local"
              className="tabular-nums"
              hint="In the schedule’s time zone; empty lasts until somebody resumes it"
            />
          )}
          <TextField
            name="priority"
            label="Priority"
            inputMode="numeric"
            className="tabular-nums"
            hint="When more is due than can start at once, higher goes first: −100 to 100"
          />
        </div>
      </div>
    </MoreFields>
  );
}

interface SwitchFieldProps {
  name: 'cancelPending' | 'enabled';
  label: string;
  hint: string;
}

function SwitchField({ name, label, hint }: SwitchFieldProps) {
  const { control } = useFormContext<ScheduleFormValues>();
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
      <Controller
        control={control}
        name={name}
        render={({ field }) => (
          <Switch
            id={name}
            ref={field.ref}
            checked={field.value}
            onCheckedChange={field.onChange}
            onBlur={field.onBlur}
            aria-describedby={`${name}-hint`}
            className="mt-0.5"
          />
        )}
      />
      <label htmlFor={name} className="font-medium">
        {label}
      </label>
      <p id={`${name}-hint`} className="col-start-2 text-12 text-text-muted">
        {hint}
      </p>
    </div>
  );
}
