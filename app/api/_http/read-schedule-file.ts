import { JSON_DEPTH_LIMIT } from '@/lib/contracts/json-value';
import { IMPORT_LIMITS } from '@/lib/contracts/schedule-import';
import { readYaml } from '@/lib/domain/schedule-file/read-yaml';
import { ScheduleFileError } from '@/lib/domain/schedule-file/schedule-file-error';
import type { ImportFile } from '@/lib/services/schedules/import/import-file';
import { HttpError } from './http-error';
import { readBytes } from './read-bytes';
import { readJson } from './read-json';

const YAML = ['application/yaml', 'application/x-yaml', 'text/yaml'];
const ACCEPTED = ['application/json', ...YAML];
const BOUNDS = { depth: JSON_DEPTH_LIMIT, size: IMPORT_LIMITS.bytes };

/**
 * The file of schedules in a request's body.
 *
 * @throws HttpError 400 with the line, 408, 413, 415
 */
export async function readScheduleFile(request: Request): Promise<ImportFile> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (YAML.includes(type)) return readYamlFile(await readBytes(request, IMPORT_LIMITS.bytes));
  if (type !== 'application/json') {
    const accepted = { 'accept-post': ACCEPTED.join(', ') };
    throw new HttpError(415, 'The file must be sent as application/json or application/yaml', accepted);
  }
  const value = await readJson(request, IMPORT_LIMITS.bytes);
  return { lineOf: await linesOf(request), value };
}

function readYamlFile(bytes: Uint8Array): ImportFile {
  if (bytes.byteLength > IMPORT_LIMITS.yamlBytes) {
    const limit = `${IMPORT_LIMITS.yamlBytes / 1_024} KiB`;
    throw new HttpError(413, `A file in YAML may have ${limit}; send a larger one as application/json`);
  }
  const text = decode(bytes);
  try {
    return readYaml(text, BOUNDS);
  } catch (error) {
    if (!(error instanceof ScheduleFileError)) throw error;
    throw new HttpError(
      400,
      error.line === undefined ? error.message : `Line ${error.line}: ${error.message}`,
    );
  }
}

/** JSON is YAML, too. Its lines are looked up only when something is wrong, and not in a file that takes long to read. */
async function linesOf(request: Request): Promise<ImportFile['lineOf']> {
  const bytes = await readBytes(request, IMPORT_LIMITS.bytes);
  if (bytes.byteLength > IMPORT_LIMITS.yamlBytes) return () => undefined;
  let file: Pick<ImportFile, 'lineOf'> | undefined;
  return (path) => {
    file ??= readLines(decode(bytes));
    return file.lineOf(path);
  };
}

/** JSON may be what YAML may not, such as an object that has a key twice: then no line is known. */
function readLines(text: string): Pick<ImportFile, 'lineOf'> {
  try {
    return readYaml(text, BOUNDS);
  } catch {
    return { lineOf: () => undefined };
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpError(400, 'The body is not valid UTF-8');
  }
}
