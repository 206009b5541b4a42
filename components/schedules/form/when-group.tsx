'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useZone } from '@/components/time/zone-context';
import { describedBy, Field } from '@/components/ui/field';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { FormGroup } from './form-group';
import type { WhenView } from './form-start';
import type { ScheduleFormValues } from './form-values';
import { MarkedInput } from './marked-input';
import { PreviewLine } from './preview-line';
import type { CronPreviewState } from './preview-state';
import { Suggestions } from './suggestions';
import { WhenMore } from './when-more';
import { WordsView } from './words-view';
import { ZoneBox } from './zone-box';

const VIEWS = [
  { value: 'words', label: 'Plain words' },
  { value: 'builder', label: 'Builder' },
  { value: 'cron', label: 'Cron' },
] as const satisfies { value: WhenView; label: string }[];

// It reads expressions, which takes the parser.
const BuilderView = dynamic(() => import('./builder/builder-view'), { loading: BuilderSpace });

function BuilderSpace() {
  return <div className="h-[55px] max-md:h-[63px]" />;
}

interface WhenGroupProps {
  state: CronPreviewState;
  cronExpression: string;
  timezone: string;
  isEdit: boolean;
  /** Which way to say it is shown first. */
  firstView: WhenView;
  /** What stands behind the one line that a phone has of it. */
  preview: ReactNode;
}

/** Three views of one value: the expression, which stands below whichever is chosen. */
export function WhenGroup(props: WhenGroupProps) {
  const { state, cronExpression, timezone } = props;
  const { setValue, formState } = useFormContext<ScheduleFormValues>();
  const [view, setView] = useState(props.firstView);
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
      <PreviewLine state={state}>{props.preview}</PreviewLine>
      <WhenMore isEdit={props.isEdit} />
    </FormGroup>
  );
}

function ExpressionAndZone({
  state,
  cronExpression,
  timezone,
}: Pick<WhenGroupProps, 'cronExpression' | 'state' | 'timezone'>) {
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
        <MarkedInput
          mono
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
