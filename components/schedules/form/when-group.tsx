'use client';

import { useState } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useZone } from '@/components/time/zone-context';
import { describedBy, Field } from '@/components/ui/field';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { BuilderView } from './builder/builder-view';
import { readShape } from './builder/read-shape';
import { CronInput } from './cron-input';
import { FormGroup } from './form-group';
import type { ScheduleFormValues } from './form-values';
import { PreviewLine } from './preview-line';
import { Suggestions } from './suggestions';
import type { CronPreviewState } from './use-cron-preview';
import { WhenMore } from './when-more';
import { WordsView } from './words-view';
import { ZoneBox } from './zone-box';

const VIEWS = [
  { value: 'words', label: 'Plain words' },
  { value: 'builder', label: 'Builder' },
  { value: 'cron', label: 'Cron' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** Words for whoever begins; what is there already as choices, or as it is where they can't say it. */
function firstView(expression: string): View {
  if (expression.trim() === '') return 'words';
  return readShape(expression) ? 'builder' : 'cron';
}

interface WhenGroupProps {
  state: CronPreviewState;
  cronExpression: string;
  timezone: string;
  isEdit: boolean;
}

/** Three views of one value: the expression, which stands below whichever is chosen. */
export function WhenGroup({ state, cronExpression, timezone, isEdit }: WhenGroupProps) {
  const { setValue, formState } = useFormContext<ScheduleFormValues>();
  const [view, setView] = useState(() => firstView(cronExpression));
  const options = { shouldDirty: true, shouldValidate: formState.isSubmitted };
  const setExpression = (expression: string) => setValue('cronExpression', expression, options);
  return (
    <FormGroup title="When" first>
      <SegmentedControl
        label="How to say when"
        value={view}
        options={VIEWS}
        onChange={setView}
        className="justify-self-start"
      />
      {view === 'words' ? (
        <WordsView
          timezone={timezone}
          onUse={({ expression, timezone: zone }) => {
            setExpression(expression);
            setValue('timezone', zone, options);
          }}
        />
      ) : null}
      {view === 'builder' ? <BuilderView expression={cronExpression} onChange={setExpression} /> : null}
      {view === 'builder' ? null : <Suggestions expression={cronExpression} onChange={setExpression} />}
      <ExpressionAndZone state={state} cronExpression={cronExpression} timezone={timezone} />
      <PreviewLine state={state} timezone={timezone} />
      <WhenMore isEdit={isEdit} />
    </FormGroup>
  );
}

function ExpressionAndZone({ state, cronExpression, timezone }: Omit<WhenGroupProps, 'isEdit'>) {
  const { register, control, formState } = useFormContext<ScheduleFormValues>();
  const { browserZone } = useZone().preference;
  const submitted = formState.errors.cronExpression?.message;
  const error = state.kind === 'bad' ? state.message : submitted;
  const zoneError = formState.errors.timezone?.message;
  const hint = 'Minute, hour, day of month, month, weekday; a sixth field in front is seconds';
  const zoneHint =
    timezone === browserZone ? 'Proposed by this browser' : `This browser is in ${browserZone}`;
  return (
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
  );
}
