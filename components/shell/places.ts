import { Braces, CalendarClock, type LucideIcon, Server } from 'lucide-react';

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** After `g` it leads there. */
  key?: string;
  /** Pages elsewhere that belong here. */
  alsoAt?: readonly string[];
}

/** Where the rail and the phone's bar lead, in this order. A place is listed when its page exists. */
export const PLACES: readonly Place[] = [
  { href: '/schedules', label: 'Schedules', icon: CalendarClock, key: 's', alsoAt: ['/executions'] },
  { href: '/workers', label: 'Workers', icon: Server, key: 'w' },
];

/** At the foot of the rail: what programs can do here. */
export const REFERENCE: Place = { href: '/docs', label: 'API', icon: Braces };

/** Whether a path lies in a place. */
export const isAt = (place: Place, path: string): boolean =>
  [place.href, ...(place.alsoAt ?? [])].some((prefix) => path.startsWith(prefix));
