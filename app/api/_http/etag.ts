import type { ExpectedVersions } from '@/lib/services/schedules/lock-schedule';

export const etagOf = ({ version }: { version: number }): string => `"v${version}"`;

/**
 * The versions that If-Match names; undefined when anything will do. Weak tags count, since proxies that compress make them;
 * a tag that isn't ours matches nothing.
 */
export function expectedVersions({ headers }: Request): ExpectedVersions {
  const header = headers.get('if-match');
  if (header === null || header.trim() === '*') return undefined;
  return [...header.matchAll(/"v(\d{1,9})"/g)].map(([, version]) => Number(version));
}
