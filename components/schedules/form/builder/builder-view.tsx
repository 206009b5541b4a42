'use client';

import { useId, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { readShape } from './read-shape';
import { changeRepeat, HOUR_STEPS, MINUTE_STEPS, type Repeat, type Shape, toExpression } from './shape';
import { WeekdayPicker } from './weekday-picker';

const REPEAT_LABELS: Record<Repeat, string> = {
  minutes: 'Every N minutes',
  hours: 'Every N hours',
  daily: 'Daily',
  weekly: 'Weekly',
  monthly: 'Monthly',
};
const REPEAT_OPTIONS = Object.entries(REPEAT_LABELS).map(([value, label]) => ({ value, label }));
const CUSTOM = { value: 'custom', label: 'Custom' };
const UNSET = { value: 'unset', label: 'Choose' };

interface BuilderViewProps {
  expression: string;
  /** The whole expression anew; not called until something is chosen. */
  onChange: (expression: string) => void;
}

/** The expression as a few choices. What they can't say is "custom", and stays as it is until something is chosen. */
export default function BuilderView({ expression, onChange }: BuilderViewProps) {
  const [chosen, setChosen] = useState<Repeat | 'custom'>();
  const shape = chosen === 'custom' ? null : readShape(expression, chosen);
  const isEmpty = expression.trim() === '';
  const repeat = shape?.repeat ?? (isEmpty && chosen !== 'custom' ? 'unset' : 'custom');
  const change = (next: Shape) => {
    setChosen(next.repeat);
    onChange(toExpression(next));
  };
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Field id="builder-repeat" label="Repeat" className="w-34 max-md:min-w-34 max-md:flex-1">
          <Select
            id="builder-repeat"
            value={repeat}
            options={[...(repeat === 'unset' ? [UNSET] : []), ...REPEAT_OPTIONS, CUSTOM]}
            onChange={(event) => {
              const value = event.currentTarget.value as Repeat | 'custom' | 'unset';
              if (value === 'custom') setChosen('custom');
              else if (value !== 'unset') change(changeRepeat(shape ?? readShape(expression), value));
            }}
          />
        </Field>
        {shape ? <ShapeFields shape={shape} onChange={change} /> : null}
      </div>
      {repeat === 'custom' ? (
        <p className="-mt-2 text-12 text-text-muted">
          {isEmpty
            ? 'Write the expression below'
            : 'The expression stays as it stands below, until another repetition is chosen'}
        </p>
      ) : null}
    </>
  );
}

interface ShapeFieldsProps<S extends Shape = Shape> {
  shape: S;
  onChange: (shape: Shape) => void;
}

function ShapeFields({ shape, onChange }: ShapeFieldsProps) {
  switch (shape.repeat) {
    case 'minutes':
      return (
        <StepField
          label="Every"
          unit="minute"
          steps={MINUTE_STEPS}
          value={shape.every}
          onChange={(every) => onChange({ ...shape, every })}
        />
      );
    case 'hours':
      return (
        <>
          <StepField
            label="Every"
            unit="hour"
            steps={HOUR_STEPS}
            value={shape.every}
            onChange={(every) => onChange({ ...shape, every })}
          />
          <MinuteField shape={shape} onChange={onChange} />
        </>
      );
    case 'daily':
      return <TimeField shape={shape} onChange={onChange} />;
    case 'weekly':
      return (
        <>
          <WeekdayPicker
            weekdays={shape.weekdays}
            onChange={(weekdays) => onChange({ ...shape, weekdays })}
          />
          <TimeField shape={shape} onChange={onChange} />
        </>
      );
    case 'monthly':
      return (
        <>
          <DayField shape={shape} onChange={onChange} />
          <TimeField shape={shape} onChange={onChange} />
        </>
      );
  }
}

interface ChoiceFieldProps {
  label: string;
  className: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}

function ChoiceField({ label, className, value, options, onChoose }: ChoiceFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} className={className}>
      <Select
        id={id}
        className="tabular-nums"
        value={value}
        options={options}
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
    </Field>
  );
}

interface StepFieldProps {
  label: string;
  unit: string;
  steps: readonly number[];
  value: number;
  onChange: (value: number) => void;
}

function StepField({ label, unit, steps, value, onChange }: StepFieldProps) {
  const options = steps.map((step) => ({
    value: String(step),
    label: step === 1 ? unit : `${step} ${unit}s`,
  }));
  return (
    <ChoiceField
      label={label}
      className="w-36"
      value={String(value)}
      options={options}
      onChoose={(chosen) => onChange(Number(chosen))}
    />
  );
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
const MINUTES = Array.from({ length: 60 }, (_, minute) => ({
  value: String(minute),
  label: `:${twoDigits(minute)}`,
}));

function MinuteField({ shape, onChange }: ShapeFieldsProps<Extract<Shape, { repeat: 'hours' }>>) {
  return (
    <ChoiceField
      label="At minute"
      className="w-28"
      value={String(shape.minute)}
      options={MINUTES}
      onChoose={(minute) => onChange({ ...shape, minute: Number(minute) })}
    />
  );
}

const DAYS = [
  ...Array.from({ length: 31 }, (_, index) => ({ value: String(index + 1), label: `Day ${index + 1}` })),
  { value: 'last', label: 'Last day' },
];

function DayField({ shape, onChange }: ShapeFieldsProps<Extract<Shape, { repeat: 'monthly' }>>) {
  return (
    <ChoiceField
      label="On"
      className="w-32"
      value={String(shape.day)}
      options={DAYS}
      onChoose={(day) => onChange({ ...shape, day: day === 'last' ? day : Number(day) })}
    />
  );
}

function TimeField({ shape, onChange }: ShapeFieldsProps<Extract<Shape, { hour: number }>>) {
  const id = useId();
  return (
    <Field id={id} label="At" className="w-32 max-md:w-40">
      <Input
        id={id}
        mono
        type="time"
        required
        value={`${twoDigits(shape.hour)}:${twoDigits(shape.minute)}`}
        onChange={({ currentTarget: { value } }) => {
          const [hour, minute] = value.split(':').map(Number);
          // Emptied: the time that was holds until there is another one.
          if (value !== '') onChange({ ...shape, hour: hour!, minute: minute! });
        }}
      />
    </Field>
  );
}
