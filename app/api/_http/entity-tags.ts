import { HttpError } from './http-error';

export interface EntityTag {
  /** What stands between the quotes. */
  value: string;
  weak: boolean;
}

const TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/**
 * The value of If-Match or If-None-Match (RFC 9110, section 13.1): its tags, or "*" for whatever there is.
 *
 * @throws HttpError 400
 */
export function entityTags(name: string, header: string): readonly EntityTag[] | '*' {
  if (header.trim() === '*') return '*';
  const tags = [...header.matchAll(TAG)].map(([, weak, value]) => ({
    value: value!,
    weak: weak !== undefined,
  }));
  if (tags.length === 0 || !/^[\s,]*$/.test(header.replace(TAG, ''))) {
    throw new HttpError(
      400,
      `${name} must be * or tags as ETag shows them, such as "v1"; several separated by commas`,
    );
  }
  return tags;
}
