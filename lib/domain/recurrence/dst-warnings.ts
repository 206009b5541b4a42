import { MatchingTimes } from './matching-times';
import type { PreviewWarning, WarningContext } from './preview-warning';
import { formatWallDate, formatWallTime } from './wall-text';
import { type ZoneSpan, zoneTransitions } from './zone-transitions';

/** 12 months. */
const LOOK_AHEAD_SEC = 366 * 86_400;

/** The next gap and the next overlap of the clocks, within 12 months, that touch the schedule's times. */
export function dstWarnings({ fields, fromMs, timezone }: WarningContext): PreviewWarning[] {
  // A job of every hour loses nothing to a gap and gains nothing from an overlap that its reader would call wrong.
  if (fields.isInterval && fields.hours.length === 24) return [];
  const times = new MatchingTimes(fields);
  const tell = { times, timezone, isInterval: fields.isInterval };
  const changes = clockChanges(timezone, Math.floor(fromMs / 1000));

  const gap = changes.find((span) => times.count(span.shownUntil, wallStart(span)) > 0);
  const overlap = changes.find((span) => times.count(wallStart(span), span.shownUntil) > 0);
  return [
    ...(gap === undefined ? [] : [{ code: 'dst_gap' as const, message: tellGap(gap, tell) }]),
    ...(overlap === undefined ? [] : [{ code: 'dst_overlap' as const, message: tellOverlap(overlap, tell) }]),
  ];
}

/** What the wall clock shows when the span begins. */
const wallStart = (span: ZoneSpan) => span.start + span.offset;

/** The spans that begin with a change of the clocks. */
function clockChanges(timezone: string, fromSec: number): ZoneSpan[] {
  const zone = zoneTransitions(timezone);
  const changes: ZoneSpan[] = [];
  let span = zone.spanAt(zone.spanAt(fromSec).end);
  while (span.start <= fromSec + LOOK_AHEAD_SEC) {
    if (span.shownUntil !== wallStart(span)) changes.push(span);
    span = zone.spanAt(span.end);
  }
  return changes;
}

interface Telling {
  times: MatchingTimes;
  timezone: string;
  isInterval: boolean;
}

function tellGap(span: ZoneSpan, { isInterval, times, timezone }: Telling): string {
  const [from, to] = [span.shownUntil, wallStart(span)];
  const first = times.first(from, to)!;
  const runs = times.count(from, to);
  const start = formatWallTime(to) + (isSameDate(first, to) ? '' : ` on ${formatWallDate(to)}`);
  const lacks = (what: string) => `${formatWallDate(first)} has no ${what} in ${timezone}`;
  const range = lacks(`${formatWallTime(from)}–${formatWallTime(to)}`);

  if (isInterval) {
    return `${range}: ${runs === 1 ? 'the run due then is' : `the ${runs} runs due then are`} left out.`;
  }
  if (times.count(to, to + 1) > 0) {
    const runsOfGap = runs === 1 ? 'the run due then' : `the ${runs} runs due then`;
    return `${range}: ${runsOfGap} and the one at ${start} become one.`;
  }
  if (runs > 1) return `${range}: the ${runs} runs due then become one, at ${start}.`;
  const leap = `clocks go from ${formatWallTime(from)} to ${start}`;
  return `${lacks(formatWallTime(first))}: ${leap}, and that run starts at ${start}.`;
}

function tellOverlap(span: ZoneSpan, { isInterval, times, timezone }: Telling): string {
  const [from, to] = [wallStart(span), span.shownUntil];
  const first = times.first(from, to)!;
  const runs = times.count(from, to);
  const has = (what: string) => `${formatWallDate(first)} has ${what} twice in ${timezone}`;
  const range = has(`${formatWallTime(from)}–${formatWallTime(to)}`);

  if (isInterval) {
    return `${range}: ${runs === 1 ? 'the run due then happens' : `the ${runs} runs due then happen`} both times.`;
  }
  if (runs > 1) return `${range}: the ${runs} runs due then happen once, the first time.`;
  return `${has(formatWallTime(first))}: it runs once, the first time.`;
}

const isSameDate = (first: number, second: number) => formatWallDate(first) === formatWallDate(second);
