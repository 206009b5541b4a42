import { createOffsetReader, type OffsetReader } from './zone-offset';

const DAY = 86_400;
/** Less than the shortest stay at one offset since 1970: the 7 days of October 2000 for which America/Boa_Vista tried summer time. */
const PROBE_STEP = 4 * DAY;
/** Longer than any overlap, so that a year's first span knows what the end of the year before has shown. */
const RUN_UP = 3 * DAY;

/** A stretch of time with one UTC offset, cut at the turn of a UTC year. All in whole seconds; wall = instant + offset. */
export interface ZoneSpan {
  start: number;
  /** Exclusive. */
  end: number;
  offset: number;
  /**
   * Up to here (exclusive) the zone's wall clocks had shown every time, or leapt over it, when the span began.
   * Before `start + offset`: the times between are a gap. After it: the times between come again.
   */
  shownUntil: number;
}

/** A zone's offsets, asked of Intl once a year of interest and kept. */
export interface ZoneTransitions {
  spanAt(epochSec: number): ZoneSpan;
}

const zones = new Map<string, ZoneTransitions>();

/** The table of a valid zone: one for each zone of the process, so that its years are probed once. */
export function zoneTransitions(timezone: string): ZoneTransitions {
  const key = timezone.toLowerCase();
  let zone = zones.get(key);
  if (zone === undefined) {
    zone = createZoneTransitions(createOffsetReader(timezone));
    zones.set(key, zone);
  }
  return zone;
}

export function createZoneTransitions(offsetAt: OffsetReader): ZoneTransitions {
  const years = new Map<number, ZoneSpan[]>();
  let latest: ZoneSpan = { start: 0, end: 0, offset: 0, shownUntil: 0 };

  return {
    spanAt(epochSec) {
      if (epochSec >= latest.start && epochSec < latest.end) return latest;
      const year = new Date(epochSec * 1000).getUTCFullYear();
      let spans = years.get(year);
      if (spans === undefined) {
        spans = spansOfYear(year, offsetAt);
        years.set(year, spans);
      }
      latest = spans.find((span) => epochSec < span.end)!;
      return latest;
    },
  };
}

function spansOfYear(year: number, offsetAt: OffsetReader): ZoneSpan[] {
  const yearStart = Date.UTC(year, 0) / 1000;
  const yearEnd = Date.UTC(year + 1, 0) / 1000;
  const runUp = yearStart - RUN_UP;
  const starts = [
    runUp,
    ...changes(runUp, yearStart, offsetAt),
    yearStart,
    ...changes(yearStart, yearEnd, offsetAt),
  ];

  let shownUntil = runUp + offsetAt(runUp);
  const spans = starts.map((start, index) => {
    const span = { start, end: starts[index + 1] ?? yearEnd, offset: offsetAt(start), shownUntil };
    shownUntil = Math.max(shownUntil, span.end + span.offset);
    return span;
  });
  return spans.filter((span) => span.start >= yearStart);
}

/** The seconds within (from, until), both exclusive, at which the offset changes, in order. */
function changes(from: number, until: number, offsetAt: OffsetReader): number[] {
  const found: number[] = [];
  let offset = offsetAt(from);
  let known = from;
  while (known < until - 1) {
    const probe = Math.min(known + PROBE_STEP, until - 1);
    if (offsetAt(probe) === offset) {
      known = probe;
      continue;
    }
    known = firstOtherOffset(known, probe, offset, offsetAt);
    offset = offsetAt(known);
    found.push(known);
  }
  return found;
}

/** Bisects: the first second of (low, high] whose offset is not `offset`. */
function firstOtherOffset(low: number, high: number, offset: number, offsetAt: OffsetReader): number {
  let same = low;
  let other = high;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}
