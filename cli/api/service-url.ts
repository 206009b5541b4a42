import { readFileSync } from 'node:fs';
import path from 'node:path';
import { usageError } from '../cli-error';

const DEFAULT_URL = 'http://localhost:3000';

/** Where a service is. */
export interface ServiceAddress {
  origin: string;
  /** Whether nobody named it, and nothing says that it belongs to this clone. */
  isGuessed: boolean;
}

/**
 * Where the service is: what --url says, else SCHEDULER_URL, else where `npm start` of this clone runs, else where it runs by default.
 *
 * @param root folder of the clone
 * @throws CliError when it is no http address
 */
export function serviceUrl(
  given: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): ServiceAddress {
  const named = given || env.SCHEDULER_URL || startedUrl(root);
  const url = named || DEFAULT_URL;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw usageError(`"${url}" is not a URL such as ${DEFAULT_URL}`);
  }
  return { isGuessed: !named, origin: new URL(url).origin };
}

/** `npm start` writes down what it started, and takes the file away when it stops. */
function startedUrl(root: string): string | undefined {
  try {
    const { url } = JSON.parse(readFileSync(path.join(root, '.data/run.json'), 'utf8'));
    return typeof url === 'string' ? url : undefined;
  } catch {
    return undefined; // nothing runs here
  }
}
