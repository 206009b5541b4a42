'use client';

import { CircleCheck } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { describedBy, Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { TEMPLATE_NAMES } from '@/lib/domain/request-template';
import type { ScheduleFormValues } from './form-values';
import { findJsonProblem, jsonProblemText } from './json-problem';

/** JSON as text, checked while it is typed; says line and column of what is wrong. */
export function PayloadEditor() {
  const { register, control, formState, setValue } = useFormContext<ScheduleFormValues>();
  const text = useWatch({ control, name: 'payload' });
  const problem = text.trim() === '' ? null : findJsonProblem(text);
  const error = problem ? jsonProblemText(problem) : formState.errors.payload?.message;
  const hint = <PayloadHint text={text} valid={problem === null} />;
  const canFormat = problem === null && text.trim() !== '';
  return (
    <div className="relative">
      <Field id="payload" label="Payload" hint={hint} error={error}>
        <Textarea
          id="payload"
          rows={Math.min(16, Math.max(4, text.split('\n').length))}
          placeholder='{ "batchSize": 256 }'
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('payload', { hint, error })}
          {...register('payload')}
        />
      </Field>
      {canFormat ? (
        <Button
          look="ghost"
          size="sm"
          className="absolute -top-1 right-0 -my-0.5"
          onClick={() =>
            setValue('payload', JSON.stringify(JSON.parse(text), null, 2), { shouldDirty: true })
          }
        >
          Format
        </Button>
      ) : null}
    </div>
  );
}

function PayloadHint({ text, valid }: { text: string; valid: boolean }) {
  if (text.trim() === '') return <>JSON; empty sends no body. {templateHint}</>;
  if (!valid) return null;
  const bytes = new TextEncoder().encode(JSON.stringify(JSON.parse(text))).length;
  return (
    <>
      <CircleCheck className="mr-1 inline size-3 align-[-1px] text-success-fg" aria-hidden />
      JSON, {bytes.toLocaleString('en-US')} bytes. {templateHint}
    </>
  );
}

const example = TEMPLATE_NAMES.find((name) => name === 'fireTime');
const templateHint = (
  <>
    <code className="mono">{`{{${example}}}`}</code> becomes the instant that it was due
  </>
);
