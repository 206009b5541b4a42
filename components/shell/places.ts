import {
  Braces,
  CalendarClock,
  Gauge,
  Inbox,
  type LucideIcon,
  ScrollText,
  Server,
  Webhook,
} from 'lucide-react';

/** What is counted beside a place. */
export type PlaceCount = 'failed' | 'late';

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** After `g` it leads there. */
  key?: string;
  count?: PlaceCount;
  /** Nothing below it belongs to it. */
  exact?: boolean;
}

/** Where the rail, the phone's bar and the command menu lead, in this order. */
export const PLACES: readonly Place[] = [
  { exact: true, href: '/', icon: Gauge, key: 'o', label: 'Overview' },
  { href: '/schedules', icon: CalendarClock, key: 's', label: 'Schedules' },
  { count: 'late', href: '/executions', icon: ScrollText, key: 'e', label: 'Executions' },
  { count: 'failed', href: '/executions?status=failed', icon: Inbox, key: 'f', label: 'Failures' },
  { href: '/workers', icon: Server, key: 'w', label: 'Workers' },
];

/** Their limits and circuits have no page yet; the place is kept. */
export const AGENTS = { before: '/workers', icon: Webhook, label: 'Agents' };

/** At the foot of the rail: what programs can do here. */
export const REFERENCE: Place = { href: '/docs', label: 'API', icon: Braces };

/** The place that a page belongs to: the one that says most about where it is. */
export function placeAt(places: readonly Place[], path: string, query: URLSearchParams): Place | undefined {
  return places
    .filter(({ exact, href }) => {
      const [prefix = '', wanted] = href.split('?');
      if (exact ? path !== prefix : path !== prefix && !path.startsWith(`${prefix}/`)) return false;
      if (wanted === undefined) return true;
      return (
        path === prefix &&
        [...new URLSearchParams(wanted)].every(([name, value]) => query.get(name) === value)
      );
    })
    .toSorted((a, b) => b.href.length - a.href.length)[0];
}
