// IMF-fixdate and the older RFC 850 form; both end in GMT. The asctime form has no zone and is not taken.
const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2}(\d{2})? \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The wait that a Retry-After header asks for, from `nowMs` on.
 *
 * @returns milliseconds ≥ 0, or null for an absent or bad value: text, a negative or fractional number, a past date
 */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  if (!HTTP_DATE.test(text)) return null;
  const waitMs = Date.parse(text) - nowMs;
  return waitMs >= 0 ? waitMs : null;
}
