const MAX_NAME_LENGTH = 64;

/** IANA's own short names. Others, such as BST, ICU reads in ways that nobody expects (as Dhaka). */
const SHORT_NAMES = 'CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' ');

/** Valid names in lower case; at most as many as there are zones. */
const known = new Set<string>();

/** Whether this runtime knows the IANA zone; upper and lower case are the same. Offsets such as +02:00 are not names. */
export function isValidTimezone(name: string): boolean {
  const key = name.toLowerCase();
  if (known.has(key)) return true;
  if (name.length > MAX_NAME_LENGTH || !/^[a-z]/.test(key) || key.startsWith('systemv/')) return false;
  if (/^[a-z]{3}$/.test(key) && !SHORT_NAMES.includes(key.toUpperCase())) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
  } catch {
    return false; // Intl says by a RangeError that it knows no such zone.
  }
  known.add(key);
  return true;
}

/** @throws RangeError when the zone is unknown */
export function assertTimezone(name: string): void {
  if (isValidTimezone(name)) return;
  const shown = name.slice(0, MAX_NAME_LENGTH);
  throw new RangeError(`Unknown time zone "${shown}"; use an IANA name such as Europe/Berlin, or UTC`);
}
