/**
 * Zones that IANA has renamed. Browsers list some of them by the old name only, and call the zone that they are in by it; people search
 * for the new one, so that is what is shown and saved. Both names mean the same zone.
 */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

export const currentZoneName = (zone: string): string => RENAMED[zone] ?? zone;

/** Every zone by its current name, in alphabetical order. */
export const listZoneNames = (): string[] =>
  [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')].map(currentZoneName))].sort();

/** The zone that this browser is in. */
export const browserZoneName = (): string =>
  currentZoneName(new Intl.DateTimeFormat().resolvedOptions().timeZone);
