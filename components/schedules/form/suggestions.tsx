import { Button } from '@/components/ui/button';

/** Often meant, seldom remembered. */
const SUGGESTIONS = [
  { label: 'Every 5 minutes', cron: '*/5 * * * *' },
  { label: 'Every hour', cron: '0 * * * *' },
  { label: 'Daily at 09:00', cron: '0 9 * * *' },
  { label: 'Weekdays at 09:00', cron: '0 9 * * 1-5' },
  { label: 'First of the month', cron: '0 0 1 * *' },
] as const;

interface SuggestionsProps {
  expression: string;
  onChange: (expression: string) => void;
}

export function Suggestions({ expression, onChange }: SuggestionsProps) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Often used</legend>
      {SUGGESTIONS.map(({ label, cron }) => (
        <Button
          key={cron}
          size="sm"
          aria-pressed={cron === expression.trim()}
          className="aria-pressed:border-accent aria-pressed:bg-surface-selected"
          onClick={() => onChange(cron)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
