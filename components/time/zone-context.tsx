'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { browserZoneName } from './zone-names';
import { serializeZoneCookie, shownZone, type ZonePreference } from './zone-preference';

interface ZoneContextValue {
  preference: ZonePreference;
  /** The IANA name of the zone that times are shown in. */
  zone: string;
  setMode: (mode: ZonePreference['mode']) => void;
}

const ZoneContext = createContext<ZoneContextValue | null>(null);
const OwnZoneContext = createContext<string | undefined>(undefined);

/** Starts with what the server painted, then learns the browser's own zone. */
export function ZoneProvider({ initial, children }: { initial: ZonePreference; children: ReactNode }) {
  const [preference, setPreference] = useState(initial);

  useEffect(() => {
    const browserZone = browserZoneName();
    setPreference((current) => (current.browserZone === browserZone ? current : { ...current, browserZone }));
  }, []);

  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every supported browser
    document.cookie = serializeZoneCookie(preference);
  }, [preference]);

  const setMode = useCallback(
    (mode: ZonePreference['mode']) => setPreference((current) => ({ ...current, mode })),
    [],
  );
  const value = useMemo(() => ({ preference, zone: shownZone(preference), setMode }), [preference, setMode]);
  return <ZoneContext value={value}>{children}</ZoneContext>;
}

/** Around what belongs to one schedule: its times are in its own zone when that is what was chosen. */
export function OwnZone({ zone, children }: { zone: string | undefined; children: ReactNode }) {
  return <OwnZoneContext value={zone}>{children}</OwnZoneContext>;
}

export function useZone(): ZoneContextValue {
  const value = useContext(ZoneContext);
  const ownZone = useContext(OwnZoneContext);
  if (!value) throw new Error('useZone is used outside of ZoneProvider');
  return ownZone === undefined ? value : { ...value, zone: shownZone(value.preference, ownZone) };
}
