import { FormGroup } from './form-group';
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
      <TextField
        name="timeoutMs"
        label="Timeout"
        className="tabular-nums"
        fieldClassName="max-md:max-w-none md:max-w-[151px]"
      />
      <p className="text-12 text-text-muted">
        Retries 5xx, 408, 425, 429, timeouts and network errors. Other 4xx fail at once. Durations are written
        as 500 ms, 30 s or 10 min.
      </p>
    </FormGroup>
  );
}
