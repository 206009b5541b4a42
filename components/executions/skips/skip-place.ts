import { createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import type { ListSkipsQuery } from '@/lib/contracts/skip';
import { SPAN_NAMES, spanStart } from '../list/run-place';
import { SKIP_REASONS } from '../skip-reasons';

type Reason = keyof typeof SKIP_REASONS;

/** What the URL says of the list of skips. */
export const skipPlaceParsers = {
  cursor: parseAsString,
  reason: parseAsStringLiteral(Object.keys(SKIP_REASONS) as Reason[]),
  /** An id. */
  schedule: parseAsString.withDefault(''),
  since: parseAsStringLiteral(SPAN_NAMES),
};
export type SkipPlace = inferParserType<typeof skipPlaceParsers>;

export const skipPlaceHref = createSerializer(skipPlaceParsers);

/** All of them, from the latest. */
export const ALL_SKIPS: SkipPlace = { cursor: null, reason: null, schedule: '', since: null };

/** As the API's list takes it. */
export function skipQuery({ cursor, reason, schedule, since }: SkipPlace, nowMs: number): ListSkipsQuery {
  return {
    ...(cursor === null ? {} : { cursor }),
    ...(reason === null ? {} : { reason }),
    ...(schedule === '' ? {} : { scheduleId: schedule }),
    ...(since === null ? {} : { from: spanStart(since, nowMs) }),
  };
}
