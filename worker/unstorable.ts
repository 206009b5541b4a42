import type { AttemptRecord } from '@/lib/domain/engine/ports';

/** SQLSTATE classes that blame a value, not the database: data exception, integrity violation, limit exceeded. */
export function isDataError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.length === 5 && /^(22|23|54)/.test(code);
}

/** The same outcome with the error in place of what could not be stored. */
export function unstorable<R extends AttemptRecord>(record: R, error: unknown): R {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ...record,
    error: `The answer could not be stored: ${reason}`.replaceAll('\0', ''),
    errorClass: 'unstorable',
    response: null,
  };
}
