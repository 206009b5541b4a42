import { Braces, CalendarClock, type LucideIcon, Server } from 'lucide-react';

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Pages elsewhere that belong here. */
  alsoAt?: readonly string[];
}

/** Where the rail and the phone's bar lead, in this order. A place is listed when its page exists. */
export const PLACES: readonly Place[] = [
  { href: '/schedules', label: 'Schedules', icon: CalendarClock, alsoAt: ['/executions'] },
  { href: '/workers', label: 'Workers', icon: Server },
];

/** At the foot of the rail: what programs can do here. */
export const REFERENCE: Place = { href: '/docs', label: 'API', icon: Braces };

/** Whether a path lies in a place. */
export const isAt = (place: Place, path: string): boolean =>
  [place.href, ...(place.alsoAt ?? [])].some((prefix) => path.startsWith(prefix));
