import { createHash } from 'node:crypto';
import type { ExpectedVersions } from '@/lib/services/schedules/lock-schedule';
import { entityTags } from './entity-tags';

const DIGEST_LENGTH = 16;

/** A digest of an answer's text, for its tag. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_LENGTH);

/**
 * The tag of a schedule: its version, which guards edits, and a digest of what is shown, since its next and last runs change without
 * an edit.
 */
export const etagOf = ({ version }: { version: number }, text: string): string =>
  `"v${version}-${digestOf(text)}"`;

/**
 * The versions that If-Match names, with or without the digest; undefined when anything will do. A weak tag guards nothing, and one
 * that isn't ours matches nothing.
 *
 * @throws HttpError 400
 */
export function expectedVersions({ headers }: Request): ExpectedVersions {
  const header = headers.get('if-match');
  const tags = header === null ? '*' : entityTags('If-Match', header);
  if (tags === '*') return undefined;
  return tags.flatMap(({ value, weak }) => {
    const version = weak ? undefined : /^v(\d{1,9})(-|$)/.exec(value)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
}
