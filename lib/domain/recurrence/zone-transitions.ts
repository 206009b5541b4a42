import { createOffsetReader, type OffsetReader } from './zone-offset';

const DAY = 86_400;
/** No zone has changed its offset twice within a week and come back to the first one since 1970. */
const PROBE_STEP = 7 * DAY;
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
  const cuts = [...changes(runUp, yearEnd, offsetAt), { at: yearStart, offset: offsetAt(yearStart) }];
  cuts.sort((a, b) => a.at - b.at);

  const spans: ZoneSpan[] = [];
  let span: ZoneSpan = { start: runUp, end: yearEnd, offset: offsetAt(runUp), shownUntil: 0 };
  span.shownUntil = span.start + span.offset;
  for (const { at, offset } of cuts) {
    if (at === span.start) continue; // The turn of the year is a change as well.
    span.end = at;
    if (span.start >= yearStart) spans.push(span);
    const shownUntil = Math.max(at + span.offset, span.shownUntil, span.start + span.offset);
    span = { start: at, end: yearEnd, offset, shownUntil };
  }
  spans.push(span);
  return spans;
}

/** Where the offset changes in (from, until], in order. */
function changes(from: number, until: number, offsetAt: OffsetReader): { at: number; offset: number }[] {
  const found: { at: number; offset: number }[] = [];
  let offset = offsetAt(from);
  let known = from;
  while (known < until) {
    const probe = Math.min(known + PROBE_STEP, until);
    if (offsetAt(probe) === offset) {
      known = probe;
      continue;
    }
    known = firstOtherOffset(known, probe, offset, offsetAt);
    offset = offsetAt(known);
    found.push({ at: known, offset });
  }
  return found.filter((change) => change.at < until);
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
