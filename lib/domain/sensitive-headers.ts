/** What stands in place of a sensitive header value. The character can't occur in a real one (headers are Latin-1). */
export const HEADER_MASK = '••••••••';

const SHOWN_TAIL = 4;
/** Shorter values show nothing: four characters would be too much of them. */
const SHORTEST_WITH_TAIL = 12;

const SENSITIVE_NAME =
  /authorization|cookie|credential|key|password|secret|signature|token|(^|[-_])auth($|[-_])/i;

/** Whether the values of this header are never shown. URLs are not masked: secrets belong into headers. */
export function isSensitiveHeader(name: string): boolean {
  return SENSITIVE_NAME.test(name);
}

/** The mask of a value; a long one keeps its last four characters, so that a person can tell two keys apart. */
export function maskHeaderValue(value: string): string {
  return value.length >= SHORTEST_WITH_TAIL ? HEADER_MASK + value.slice(-SHOWN_TAIL) : HEADER_MASK;
}

/** A copy with every sensitive value masked. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSensitiveHeader(name) ? maskHeaderValue(value) : value,
    ]),
  );
}

/** Whether this is a mask that somebody sent back, not a value. */
export function isMask(value: string): boolean {
  return value.startsWith(HEADER_MASK) && value.length <= HEADER_MASK.length + SHOWN_TAIL;
}
