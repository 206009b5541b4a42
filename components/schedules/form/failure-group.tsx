'use client';

import { useFormContext, useWatch } from 'react-hook-form';
import { describedBy, Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { FormGroup } from './form-group';
import type { ScheduleFormValues } from './form-values';
import { MoreFields } from './more-fields';
import { RetryPreview } from './retry-preview';
import { TextField } from './text-field';

export function FailureGroup() {
  return (
    <FormGroup title="If it fails">
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <TextField
          name="retryPolicy.maxAttempts"
          label="Attempts"
          inputMode="numeric"
          className="tabular-nums"
        />
        <TextField name="retryPolicy.initialDelayMs" label="First delay" className="tabular-nums" />
        <TextField
          name="retryPolicy.backoffMultiplier"
          label="Multiplier"
          inputMode="decimal"
          className="tabular-nums"
        />
        <TextField name="retryPolicy.maxDelayMs" label="Longest delay" className="tabular-nums" />
      </div>
      <p className="-mt-2 text-12 text-text-muted">
        Retries 5xx, 408, 425, 429, timeouts and network errors. Other 4xx fail at once. Durations are written
        as 500 ms, 30 s or 10 min.
      </p>
      <div className="lg:hidden">
        <RetryPreview />
      </div>
      <TextField
        name="timeoutMs"
        label="Timeout"
        hint="Over the whole exchange, the answer’s body included"
        className="tabular-nums"
        fieldClassName="md:max-w-[314px]"
      />
      <WorkerLossField />
    </FormGroup>
  );
}

const WORKER_LOSS = [
  { value: 'retry', label: 'Call again' },
  { value: 'fail', label: 'Fail' },
] as const;

/** A worker that dies in mid-call leaves it unknown whether the agent did its work. */
function WorkerLossField() {
  const { control, register } = useFormContext<ScheduleFormValues>();
  const policy = useWatch({ control, name: 'onWorkerLoss' });
  const summary =
    policy === 'retry' ? 'called again when one dies in mid-call' : 'failed when one dies in mid-call';
  const hint = 'Calling again may do the work twice, unless the agent heeds the Idempotency-Key';
  return (
    <MoreFields title="Lost workers" summary={summary} fields={['onWorkerLoss']}>
      <Field id="onWorkerLoss" label="If a worker dies in mid-call" hint={hint} className="md:max-w-[314px]">
        <Select
          id="onWorkerLoss"
          options={WORKER_LOSS}
          aria-describedby={describedBy('onWorkerLoss', { hint })}
          {...register('onWorkerLoss')}
        />
      </Field>
    </MoreFields>
  );
}
