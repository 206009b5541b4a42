import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { EXECUTION_STATUSES, TRIGGERS } from '@/lib/domain/execution';

/** What the heat map is cut by, and how far back the charts go. */
export const HEAT_CUTS = ['day', 'hour'] as const;
export type HeatCut = (typeof HEAT_CUTS)[number];
export const TREND_WINDOWS = ['24h', '7d', '30d'] as const;
export type TrendWindow = (typeof TREND_WINDOWS)[number];

/** Which of what ran and what didn't the list of a schedule shows. */
export const historyParsers = {
  /** A later page: the fire time of the last run of the page before it. */
  before: parseAsString.withDefault(''),
  cursor: parseAsString,
  /** Instants, `from` the first that is in it and `to` the first that isn't. */
  from: parseAsString.withDefault(''),
  show: parseAsStringLiteral(['skips']),
  status: parseAsArrayOf(parseAsStringLiteral(EXECUTION_STATUSES)).withDefault([]),
  to: parseAsString.withDefault(''),
  trigger: parseAsStringLiteral(TRIGGERS),
};
export type HistoryPlace = inferParserType<typeof historyParsers>;

/** All that the URL says of a schedule's page, so that it shows the same to everybody who opens it. */
export const scheduleParsers = {
  ...historyParsers,
  by: parseAsStringLiteral(HEAT_CUTS).withDefault('day'),
  last: parseAsStringLiteral(TREND_WINDOWS).withDefault('7d'),
};
export type SchedulePlace = inferParserType<typeof scheduleParsers>;

export const loadSchedulePlace = createLoader(scheduleParsers);
export const schedulePlaceHref = createSerializer(scheduleParsers);

/** Everything, from the newest. */
export const ALL_HISTORY: HistoryPlace = {
  before: '',
  cursor: null,
  from: '',
  show: null,
  status: [],
  to: '',
  trigger: null,
};

/** Parts of query keys: the same for the same list. */
export const historyKey = createSerializer(historyParsers);

export const isHistoryKept = (place: HistoryPlace): boolean =>
  historyKey('', { ...place, before: '', cursor: null }) !== '';
