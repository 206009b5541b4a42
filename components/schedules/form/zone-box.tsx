'use client';

import { Globe } from 'lucide-react';
import { formatOffset } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { useZone } from '@/components/time/zone-context';
import { listZoneNames } from '@/components/time/zone-names';
import { Combobox } from '@/components/ui/combobox';
import type { ComboboxOption } from '@/components/ui/combobox-choice';

interface ZoneBoxProps {
  id: string;
  value: string;
  onChange: (zone: string) => void;
  invalid?: boolean;
  describedBy?: string;
}

/** Every IANA zone, found by its city, with its offset of today; this browser's and UTC first. */
export function ZoneBox({ value, onChange, ...rest }: ZoneBoxProps) {
  const { browserZone } = useZone().preference;
  const nowMs = useNow();
  return (
    <Combobox
      {...rest}
      noun="time zones"
      value={value}
      onChange={onChange}
      shown={
        <>
          <Globe className="size-3.5 text-text-muted" aria-hidden />
          <span className="truncate">
            {value} <Offset zone={value} nowMs={nowMs} />
          </span>
        </>
      }
      listGroups={() => listZones(browserZone, value, nowMs)}
    />
  );
}

function Offset({ zone, nowMs }: { zone: string; nowMs: number }) {
  return <span className="text-text-faint tabular-nums">{offsetOf(zone, nowMs)}</span>;
}

function listZones(browserZone: string, value: string, nowMs: number) {
  const near = [...new Set([browserZone, 'UTC', value])];
  const all = listZoneNames().filter((zone) => !near.includes(zone));
  const option = (zone: string): ComboboxOption => ({
    value: zone,
    label: zone,
    detail: offsetOf(zone, nowMs),
    keywords: zone === browserZone ? ['this browser'] : undefined,
  });
  return [
    { heading: 'Near', options: near.map(option) },
    { heading: 'All', options: all.map(option) },
  ];
}

/** A zone that this browser doesn't know has no offset here; the server judges it. */
function offsetOf(zone: string, nowMs: number): string {
  try {
    return formatOffset(zone, nowMs);
  } catch {
    return '';
  }
}
