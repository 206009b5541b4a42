'use client';

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { readRecurrenceWords } from '@/app/schedules/actions';
import { Button } from '@/components/ui/button';
import { describedBy, Field } from '@/components/ui/field';
import { useSettled } from '@/components/ui/use-settled';
import type { CronParse } from '@/lib/contracts/cron-parse';
import { MarkedInput } from './marked-input';

const READ_AFTER_MS = 150;
const SHOWN_EXAMPLES = 4;

interface WordsViewProps {
  timezone: string;
  onUse: (parsed: CronParse) => void;
}

/** A recurrence in English words: read while it is typed, shown as what it means, and used when somebody says so. */
export function WordsView({ timezone, onUse }: WordsViewProps) {
  const [text, setText] = useState('');
  const settled = useSettled(text.trim(), READ_AFTER_MS);
  const { data, error: unreachable } = useQuery({
    queryKey: ['recurrence-words', settled, timezone],
    queryFn: () => readRecurrenceWords(settled, timezone),
    enabled: settled !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isCurrent = settled !== '' && settled === text.trim();
  const parsed = isCurrent && data?.ok ? data.data : null;
  const problem = isCurrent && data && !data.ok ? (data.errors[0] ?? { message: data.message }) : null;
  const error = unreachable && isCurrent ? 'The server can’t be reached to read the words' : problem?.message;
  const offset = text.length - text.trimStart().length;
  const wrong =
    problem && 'start' in problem && problem.start !== undefined && problem.end !== undefined
      ? { start: problem.start + offset, end: problem.end + offset }
      : null;
  const hint = problem && 'examples' in problem && problem.examples ? examplesHint(problem.examples) : HINT;
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (parsed) onUse(parsed);
  };
  return (
    <div className="grid gap-2">
      <Field id="words" label="In words" hint={hint} error={error}>
        <MarkedInput
          id="words"
          text={text}
          wrong={wrong}
          value={text}
          placeholder="every weekday at 9am"
          maxLength={200}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('words', { hint, error })}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onEnter}
        />
      </Field>
      <div aria-live="polite">
        {parsed ? <Meaning parsed={parsed} otherZone={parsed.timezone !== timezone} onUse={onUse} /> : null}
      </div>
    </div>
  );
}

const HINT = 'English, such as “every 15 minutes” or “on the last day of the month at 18:00 in Berlin”';

const examplesHint = (examples: readonly string[]) =>
  `What can be read: ${examples
    .slice(0, SHOWN_EXAMPLES)
    .map((example) => `“${example}”`)
    .join(', ')}`;

interface MeaningProps {
  parsed: CronParse;
  otherZone: boolean;
  onUse: (parsed: CronParse) => void;
}

function Meaning({ parsed, otherZone, onUse }: MeaningProps) {
  return (
    <div className="flex items-center gap-3 rounded bg-surface-sunken py-1.5 pr-1.5 pl-3 ring-1 ring-border ring-inset">
      <div className="min-w-0 flex-1">
        <code className="mono font-medium break-words">{parsed.expression}</code>
        <span className="text-text-muted">
          {' · '}
          {parsed.description}
          {otherZone ? ` · ${parsed.timezone}` : ''}
        </span>
        {parsed.warnings.filter(isNote).map(({ code, message }) => (
          <p key={code} className="text-12 text-text-muted">
            {message}
          </p>
        ))}
      </div>
      <Button size="sm" onClick={() => onUse(parsed)}>
        Use it
      </Button>
    </div>
  );
}

/** What was made of the words; what the expression does is told by the preview once it is used. */
const NOTES = ['assumed', 'counts_anew', 'over_midnight', 'window_end'];
const isNote = ({ code }: CronParse['warnings'][number]) => NOTES.includes(code);
