import { type ImportItem, type ImportResult, importSchedules } from '@/clients/typescript/scheduler-api';
import { CliError } from '../../cli-error';
import type { Session } from '../../session';

/**
 * Sends what is to be imported.
 *
 * @param value as the file has it; the service says what is wrong with it
 * @param lineOf adds the lines of the file to that
 */
export async function sendSchedules(
  { service }: Session,
  value: unknown,
  { dryRun, match }: { dryRun?: boolean; match?: 'id' | 'name' },
  lineOf: (path: string) => number | undefined,
): Promise<ImportResult> {
  const query = { dryRun: dryRun ? ('true' as const) : undefined, match };
  try {
    return await service.ask((by) => importSchedules(value as ImportItem[], query, by));
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const details = error.details.map((detail) => withLine(detail, lineOf));
    throw new CliError(error.message, error.exitCode, details);
  }
}

/** The service counts the lines of what is sent, and not those of the file. */
function withLine(detail: string, lineOf: (path: string) => number | undefined): string {
  const text = detail.replace(/^line \d+, /, '');
  const path = /^((?:schedules\.)?\d+[^:\s]*): /.exec(text)?.[1];
  const line = path === undefined ? undefined : lineOf(path);
  return line === undefined ? text : `line ${line}, ${text}`;
}
