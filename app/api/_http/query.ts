import { invalid } from '@/lib/services/errors';

/**
 * The query string as an object for a contract to check.
 *
 * @throws ServiceError `invalid` when a parameter is given twice
 */
export function queryOf(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url);
  for (const name of searchParams.keys()) {
    if (searchParams.getAll(name).length > 1)
      throw invalid([{ path: name, message: `"${name}" is given twice` }]);
  }
  return Object.fromEntries(searchParams);
}
