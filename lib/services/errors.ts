import type { FieldError } from '@/lib/contracts/problem';

/**
 * What a use case can answer instead of a result; each edge turns it into its own words once.
 * `conflict`: the state of things forbids it. `invalid`: understood but wrong, `errors` says where. `precondition_failed`: somebody
 * else edited it meanwhile. `unavailable`: a store that it needs is gone or too busy; trying again later may help.
 */
export type ServiceErrorCode = 'conflict' | 'invalid' | 'not_found' | 'precondition_failed' | 'unavailable';

export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly errors: readonly FieldError[];
  /** How much is wrong; `errors` may tell of less. */
  readonly errorCount: number;

  constructor(
    readonly code: ServiceErrorCode,
    message: string,
    options: { errors?: readonly FieldError[]; errorCount?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.errors = options.errors ?? [];
    this.errorCount = options.errorCount ?? this.errors.length;
  }
}

export const notFound = (what: 'execution' | 'schedule' | 'version') =>
  new ServiceError('not_found', `There is no such ${what}`);

/** @param errorCount when there is more wrong than `errors` tell */
export const invalid = (errors: readonly FieldError[], errorCount = errors.length) =>
  new ServiceError('invalid', errors.map((error) => error.message).join('; '), { errorCount, errors });
