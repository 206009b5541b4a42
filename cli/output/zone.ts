import { isValidTimezone } from '@/lib/domain/recurrence/timezone';
import { usageError } from '../cli-error';

/**
 * The zone that times are shown in: the one that is asked for, else that of this machine.
 *
 * @throws CliError when there is none of that name
 */
export function zoneOf(given: string | undefined): string {
  if (given === undefined) return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (isValidTimezone(given)) return given;
  throw usageError(`Unknown time zone "${given}"; use an IANA name such as Europe/Berlin, or UTC`);
}
