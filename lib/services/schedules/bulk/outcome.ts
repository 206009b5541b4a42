import type { Execution } from '@/lib/contracts/execution';
import type { FieldError } from '@/lib/contracts/problem';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../../context';
import { ServiceError, type ServiceErrorCode } from '../../errors';

/** Why an operation was not done; a value, since it may be kept for a repeated request. */
export interface BulkFailure {
  code: ServiceErrorCode | 'internal';
  message: string;
  errors: readonly FieldError[];
}

/** What became of one operation. */
export type BulkOutcome =
  | { action: 'create' | 'pause' | 'resume'; schedule: Schedule }
  | { action: 'delete'; id: string }
  | { action: 'trigger'; execution: Execution }
  | { action: 'none'; id?: string; failure: BulkFailure };

/** Why one of many operations failed by itself; what is nobody's fault but ours is logged. */
export function failureOf({ runtime }: ServiceContext, error: unknown): BulkFailure {
  if (error instanceof ServiceError) {
    const { code, errors, message } = error;
    return { code, errors, message };
  }
  runtime.logger.error({ err: error }, 'one of many operations failed');
  return { code: 'internal', errors: [], message: 'The service failed' };
}

export const failed = (context: ServiceContext, error: unknown, id?: string): BulkOutcome => ({
  action: 'none',
  failure: failureOf(context, error),
  id,
});
