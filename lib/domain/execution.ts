/** States of an execution. What did not run is a skip, never a state. */
export const EXECUTION_STATUSES = [
  'cancelled',
  'failed',
  'pending',
  'retrying',
  'running',
  'succeeded',
  'waiting',
] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** States that an execution never leaves. */
export const TERMINAL_STATUSES = ['cancelled', 'failed', 'succeeded'] as const;
export type TerminalStatus = (typeof TERMINAL_STATUSES)[number];

export const isTerminal = (status: ExecutionStatus): status is TerminalStatus =>
  (TERMINAL_STATUSES as readonly string[]).includes(status);

/** What started an execution. */
export const TRIGGERS = ['adopted', 'backfill', 'dependency', 'manual', 'replay', 'schedule'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** How one attempt ended. `unknown`: lost with its worker; `aborted`: cancelled in mid-call. */
export const ATTEMPT_STATUSES = ['aborted', 'failed', 'running', 'succeeded', 'unknown'] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

/**
 * Classes of error, each with one meaning and one rule for retries:
 * `http` answered outside 2xx, `timeout` over the whole exchange, `network` refused / reset / DNS / TLS, `egress` address refused by the
 * guard, `redirect` answered 3xx (never followed), `too_large` answer cut at the cap, `invalid_request` could not be built,
 * `worker_lost` lost with its worker, `poisoned` lost too often, `cancelled`, `before_upgrade` unfinished in the original service.
 */
export const ERROR_CLASSES = [
  'before_upgrade',
  'cancelled',
  'egress',
  'http',
  'invalid_request',
  'network',
  'poisoned',
  'redirect',
  'timeout',
  'too_large',
  'unstorable',
  'worker_lost',
] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];
