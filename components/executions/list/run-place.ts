import {
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { ExecutionChange } from '@/lib/contracts/event';
import type { ListExecutionsQuery } from '@/lib/contracts/execution';
import { EXECUTION_STATUSES, TRIGGERS } from '@/lib/domain/execution';

const HOUR_MS = 3_600_000;

/** How far back a list may be kept to, counted from when it is read. */
const SPANS = { '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 7 * 24 * HOUR_MS, '30d': 30 * 24 * HOUR_MS };
export type Span = keyof typeof SPANS;
export const SPAN_NAMES = Object.keys(SPANS) as Span[];

export const spanStart = (span: Span, nowMs: number): string => new Date(nowMs - SPANS[span]).toISOString();

/** What the URL says of the list, so that it shows the same to everybody who opens it. */
export const runPlaceParsers = {
  agent: parseAsString.withDefault(''),
  cursor: parseAsString,
  /** Instants, `from` the first that is in it and `to` the first that isn't. */
  from: parseAsString.withDefault(''),
  q: parseAsString.withDefault(''),
  /** An id. */
  schedule: parseAsString.withDefault(''),
  since: parseAsStringLiteral(SPAN_NAMES),
  status: parseAsArrayOf(parseAsStringLiteral(EXECUTION_STATUSES)).withDefault([]),
  to: parseAsString.withDefault(''),
  trigger: parseAsStringLiteral(TRIGGERS),
};
export type RunPlace = inferParserType<typeof runPlaceParsers>;

export const runPlaceHref = createSerializer(runPlaceParsers);

/** Everything, from the newest. */
export const ALL_RUNS: RunPlace = {
  agent: '',
  cursor: null,
  from: '',
  q: '',
  schedule: '',
  since: null,
  status: [],
  to: '',
  trigger: null,
};

export const isKeptTo = (place: RunPlace): boolean => runPlaceHref('', { ...place, cursor: null }) !== '';

/** As the API's list takes it. */
export function runQuery(place: RunPlace, nowMs: number): ListExecutionsQuery {
  const { agent, cursor, from, q, schedule, since, status, to, trigger } = place;
  const earliest = since === null ? from : spanStart(since, nowMs);
  return {
    ...(agent === '' ? {} : { agentId: agent }),
    ...(cursor === null ? {} : { cursor }),
    ...(earliest === '' ? {} : { from: earliest }),
    ...(q === '' ? {} : { search: q }),
    ...(schedule === '' ? {} : { scheduleId: schedule }),
    ...(status.length === 0 ? {} : { status: status.join(',') }),
    ...(to === '' ? {} : { to }),
    ...(trigger === null ? {} : { trigger }),
  };
}

/**
 * Whether a run that the event stream tells of belongs to the list. On a later page none does, and where a text is looked for nobody knows:
 * the events don't tell errors.
 */
export function admitsTo(place: RunPlace): ((change: ExecutionChange) => boolean) | undefined {
  const { agent, cursor, q, schedule, status, to, trigger } = place;
  if (q !== '') return undefined;
  return (change) =>
    cursor === null &&
    (agent === '' || change.agentId === agent) &&
    (schedule === '' || change.scheduleId === schedule) &&
    (status.length === 0 || status.includes(change.status)) &&
    (to === '' || change.fireTime < to) &&
    (trigger === null || change.trigger === trigger);
}
