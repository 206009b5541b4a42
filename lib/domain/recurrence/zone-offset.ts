/** Seconds to add to UTC for the zone's wall clock at an instant, both in whole seconds. */
export type OffsetReader = (epochSec: number) => number;

/** Asks Intl. Every other day-to-day question is answered from the table in zone-transitions. */
export function createOffsetReader(timezone: string): OffsetReader {
  const format = new Intl.DateTimeFormat('en-US', {
    calendar: 'gregory',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
    minute: 'numeric',
    month: 'numeric',
    numberingSystem: 'latn',
    second: 'numeric',
    timeZone: timezone,
    year: 'numeric',
  });
  return (epochSec) => {
    // "11/24/2026, 09:02:51": format() takes a third of the time of formatToParts().
    const [month, day, year, hour, minute, second] = format
      .format(epochSec * 1000)
      .split(/\D+/)
      .map(Number);
    return Date.UTC(year!, month! - 1, day, hour, minute, second) / 1000 - epochSec;
  };
}
