'use client';

import { Controller, useFormContext } from 'react-hook-form';
import { useZone } from '@/components/time/zone-context';
import { Button } from '@/components/ui/button';
import { describedBy, Field } from '@/components/ui/field';
import { CronInput } from './cron-input';
import { FormGroup } from './form-group';
import type { ScheduleFormValues } from './form-values';
import { PreviewLine } from './preview-line';
import type { CronPreviewState } from './use-cron-preview';
import { ZoneBox } from './zone-box';

/** Often meant, seldom remembered. */
const SUGGESTIONS = [
  { label: 'Every 5 minutes', cron: '*/5 * * * *' },
  { label: 'Every hour', cron: '0 * * * *' },
  { label: 'Daily at 09:00', cron: '0 9 * * *' },
  { label: 'Weekdays at 09:00', cron: '0 9 * * 1-5' },
  { label: 'First of the month', cron: '0 0 1 * *' },
] as const;

interface WhenGroupProps {
  state: CronPreviewState;
  cronExpression: string;
  timezone: string;
}

export function WhenGroup({ state, cronExpression, timezone }: WhenGroupProps) {
  const { register, control, setValue, formState } = useFormContext<ScheduleFormValues>();
  const { browserZone } = useZone().preference;
  const submitted = formState.errors.cronExpression?.message;
  const error = state.kind === 'bad' ? state.message : submitted;
  const zoneError = formState.errors.timezone?.message;
  const hint = 'Minute, hour, day of month, month, weekday; a sixth field in front is seconds';
  const zoneHint =
    timezone === browserZone ? 'Proposed by this browser' : `This browser is in ${browserZone}`;
  return (
    <FormGroup title="When" first>
      <div className="grid gap-3 md:grid-cols-2">
        <Field id="cronExpression" label="Expression" hint={hint} error={error}>
          <CronInput
            id="cronExpression"
            text={cronExpression}
            wrong={state.kind === 'bad' ? state.place : null}
            placeholder="0 9 * * 1-5"
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy('cronExpression', { hint, error })}
            {...register('cronExpression')}
          />
        </Field>
        <Field id="timezone" label="Time zone" hint={zoneHint} error={zoneError}>
          <Controller
            control={control}
            name="timezone"
            render={({ field }) => (
              <ZoneBox
                id="timezone"
                value={field.value}
                onChange={field.onChange}
                invalid={zoneError !== undefined}
                describedBy={describedBy('timezone', { hint: zoneHint, error: zoneError })}
              />
            )}
          />
        </Field>
      </div>
      <PreviewLine state={state} timezone={timezone} />
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Often used</legend>
        {SUGGESTIONS.map(({ label, cron }) => (
          <Button
            key={cron}
            size="sm"
            aria-pressed={cron === cronExpression.trim()}
            className="aria-pressed:border-accent aria-pressed:bg-surface-selected"
            onClick={() =>
              setValue('cronExpression', cron, { shouldDirty: true, shouldValidate: formState.isSubmitted })
            }
          >
            {label}
          </Button>
        ))}
      </fieldset>
    </FormGroup>
  );
}
