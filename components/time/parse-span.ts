const UNIT_MS: Record<string, number> = {
  '': 1,
  ms: 1,
  s: 1_000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const PART = /\s*(\d+(?:\.\d+)?)\s*([a-z]*)/y;

/**
 * Reads what a person writes for a duration: `30 s`, `1.5s`, `1 min 30 s`, or plain milliseconds (`1500`).
 * @returns whole ms, or null when it isn't a duration
 */
export function parseSpan(text: string): number | null {
  const input = text.trim().toLowerCase();
  if (input === '') return null;
  let total = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < input.length) {
    const match = PART.exec(input);
    const unit = match ? UNIT_MS[match[2]!] : undefined;
    if (!match || unit === undefined) return null;
    total += Number(match[1]) * unit;
  }
  return Math.round(total);
}
