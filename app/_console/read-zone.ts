import { cookies } from 'next/headers';
import { parseZoneCookie, shownZone, ZONE_COOKIE } from '@/components/time/zone-preference';

/** The zone that the page is painted in. @param ownZone of the schedule that it is about */
export async function readZone(ownZone?: string): Promise<string> {
  return shownZone(parseZoneCookie((await cookies()).get(ZONE_COOKIE)?.value), ownZone);
}
