import type { FieldError } from '@/lib/contracts/problem';
import type { ServiceErrorCode } from '@/lib/services/errors';

export interface ActionFailure {
  ok: false;
  code: ServiceErrorCode | 'forbidden' | 'internal' | 'unreachable';
  /** One sentence for people. */
  message: string;
  errors: readonly FieldError[];
}

/** What a server action answers: never an exception, so that a form can say what is wrong and where. */
export type ActionResult<Data = null> = { ok: true; data: Data } | ActionFailure;

export const failure = (
  code: ActionFailure['code'],
  message: string,
  errors: readonly FieldError[] = [],
): ActionFailure => ({ ok: false, code, message, errors });
