'use client';

import { ChevronDown, Globe } from 'lucide-react';
import { formatOffset } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { useZone } from '@/components/time/zone-context';
import type { ZonePreference } from '@/components/time/zone-preference';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/dropdown-menu';

/** Which zone every time on the page is written in. */
export function ZoneSwitch() {
  const { preference, zone, setMode } = useZone();
  const shown = preference.mode === 'schedule' ? 'Schedule’s own' : zone;
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button
          look="ghost"
          size="sm"
          aria-label={`Times shown in ${preference.mode === 'schedule' ? 'each schedule’s own zone' : zone}. Switch the zone`}
        >
          <Globe aria-hidden />
          <span className="max-md:sr-only">{shown}</span>
          <ChevronDown aria-hidden className="size-3! stroke-[2.25]! max-md:hidden" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup
          value={preference.mode}
          onValueChange={(mode) => setMode(mode as ZonePreference['mode'])}
        >
          <MenuRadioItem value="browser">
            <ZoneEntry zone={preference.browserZone} note="this browser" />
          </MenuRadioItem>
          <MenuRadioItem value="utc">UTC</MenuRadioItem>
          <MenuRadioItem value="schedule">Each schedule’s own</MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

function ZoneEntry({ zone, note }: { zone: string; note: string }) {
  return (
    <>
      {zone}
      <span className="ml-auto pl-4 text-12 text-text-faint tabular-nums">
        {formatOffset(zone, useNow())} · {note}
      </span>
    </>
  );
}
