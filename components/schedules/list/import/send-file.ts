import type { FieldError, Problem } from '@/lib/contracts/problem';
import type { ImportResult } from '@/lib/contracts/schedule-import';
import { contentTypeOf, type ImportFile } from './import-file';

export type Match = ImportResult['match'];

interface SendOptions {
  dryRun: boolean;
  /** undefined: by what the file has. */
  match: Match | undefined;
}

/** A file that is wrong: nothing of it was written. */
export class RefusedFileError extends Error {
  constructor(
    message: string,
    readonly errors: readonly FieldError[],
  ) {
    super(message);
    this.name = 'RefusedFileError';
  }
}

/**
 * To the REST API, not by a server action: a file may be larger than an action takes, and its lines are told only of the file itself.
 *
 * @throws RefusedFileError when the service says no; TypeError when it can't be reached
 */
export async function sendFile(file: ImportFile, { dryRun, match }: SendOptions): Promise<ImportResult> {
  const query = new URLSearchParams({ dryRun: String(dryRun), ...(match ? { match } : {}) });
  const response = await fetch(`/api/schedules/import?${query}`, {
    body: file.text,
    headers: { accept: 'application/json', 'content-type': contentTypeOf(file) },
    method: 'POST',
  });
  if (response.ok) return (await response.json()) as ImportResult;
  throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<RefusedFileError> {
  try {
    const { detail, errors, title } = (await response.json()) as Problem;
    return new RefusedFileError(detail ?? title, errors ?? []);
  } catch {
    // A proxy's page, or nothing: the status says enough.
    return new RefusedFileError(`The service answered ${response.status}`, []);
  }
}
