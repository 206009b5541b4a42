import type { FieldError, Problem } from '@/clients/typescript/scheduler-api';
import { CliError } from '../cli-error';
import { EXIT, type ExitCode } from '../exit-code';

const EXIT_CODES: Readonly<Record<number, ExitCode>> = {
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  503: EXIT.unreachable,
};

/** A problem document as a person reads it: what is wrong, then each field with its message. */
export function problemError({ detail, errors = [], requestId, status, title }: Problem): CliError {
  const request = status >= 500 ? [`Request id: ${requestId}`] : [];
  return new CliError(detail ? `${title}: ${detail}` : title, EXIT_CODES[status] ?? EXIT.failed, [
    ...errors.map(fieldLine),
    ...request,
  ]);
}

/** `line 12, schedules.3.name: Name is required`. */
function fieldLine({ line, message, path }: FieldError): string {
  const place = [line === undefined ? '' : `line ${line}`, path].filter((part) => part !== '').join(', ');
  return place === '' ? message : `${place}: ${message}`;
}
