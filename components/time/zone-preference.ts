/** Which zone times are shown in; kept in a cookie, so that the first paint already has it. */
export interface ZonePreference {
  /** `schedule`: what belongs to one schedule is shown in its own zone, all else in the browser's. */
  mode: 'browser' | 'schedule' | 'utc';
  /** The browser's own zone as it last said it, an IANA name. */
  browserZone: string;
}

export const ZONE_COOKIE = 'scheduler-zone';

const FALLBACK: ZonePreference = { mode: 'browser', browserZone: 'UTC' };

/** Reads `browser:Europe/Berlin` or `utc:Europe/Berlin`; anything else means a first visit. */
export function parseZoneCookie(value: string | undefined): ZonePreference {
  const match = /^(browser|schedule|utc):([A-Za-z0-9_+\-/]{1,64})$/.exec(decode(value));
  if (!match || !isZone(match[2]!)) return FALLBACK;
  return { mode: match[1] as ZonePreference['mode'], browserZone: match[2]! };
}

export function serializeZoneCookie(preference: ZonePreference): string {
  const value = encodeURIComponent(`${preference.mode}:${preference.browserZone}`);
  return `${ZONE_COOKIE}=${value}; path=/; max-age=31536000; samesite=lax`;
}

/** @param ownZone of the schedule that a time belongs to */
export function shownZone({ browserZone, mode }: ZonePreference, ownZone?: string): string {
  if (mode === 'utc') return 'UTC';
  return mode === 'schedule' && ownZone !== undefined ? ownZone : browserZone;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

function decode(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return '';
  }
}
