import { ToggleGroup } from 'radix-ui';

/** Monday first; the value is cron's number. */
const WEEKDAYS = [
  { value: '1', label: 'Mon', name: 'Monday' },
  { value: '2', label: 'Tue', name: 'Tuesday' },
  { value: '3', label: 'Wed', name: 'Wednesday' },
  { value: '4', label: 'Thu', name: 'Thursday' },
  { value: '5', label: 'Fri', name: 'Friday' },
  { value: '6', label: 'Sat', name: 'Saturday' },
  { value: '0', label: 'Sun', name: 'Sunday' },
] as const;

interface WeekdayPickerProps {
  weekdays: readonly number[];
  onChange: (weekdays: number[]) => void;
}

/** Which days of the week: at least one, so the last one stays. */
export function WeekdayPicker({ weekdays, onChange }: WeekdayPickerProps) {
  return (
    <fieldset className="grid min-w-0 grow content-start gap-1.5 max-md:basis-full">
      <legend className="mb-1.5 font-medium">On</legend>
      <ToggleGroup.Root
        type="multiple"
        aria-label="Days of the week"
        value={weekdays.map(String)}
        onValueChange={(values) => {
          if (values.length > 0) onChange(values.map(Number).sort((a, b) => a - b));
        }}
        className="flex h-8 min-w-84 divide-x overflow-hidden rounded border border-border-strong bg-surface-raised max-md:h-10 max-md:min-w-0"
      >
        {WEEKDAYS.map(({ value, label, name }) => (
          <ToggleGroup.Item
            key={value}
            value={value}
            className="min-w-0 flex-1 text-12 font-medium text-text-muted transition-colors hover:bg-surface-hover focus-visible:-outline-offset-2 data-[state=on]:border-accent data-[state=on]:bg-accent data-[state=on]:text-on-accent"
          >
            <span aria-hidden>{label}</span>
            <span className="sr-only">{name}</span>
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </fieldset>
  );
}
