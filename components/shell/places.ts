import { CalendarClock, type LucideIcon } from 'lucide-react';

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
}

/** Where the rail and the phone's bar lead, in this order. A place is listed when its page exists. */
export const PLACES: readonly Place[] = [{ href: '/schedules', label: 'Schedules', icon: CalendarClock }];
