import { SPAN_OPTIONS } from '../list/run-words';
import { SKIP_REASONS } from '../skip-reasons';
import type { SkipPlace } from './skip-place';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const REASON_OPTIONS = [
  { label: 'Any reason', value: '' },
  ...Object.entries(SKIP_REASONS).map(([value, words]) => ({ label: capital(words), value })),
];

interface FilterWords {
  key: string;
  label: string;
  /** The place without it. */
  without: Partial<SkipPlace>;
}

/** What the list of skips is kept to, in words. */
export function skipFilterWords(
  { reason, schedule, since }: SkipPlace,
  scheduleName: string | null,
): FilterWords[] {
  const span = SPAN_OPTIONS.find(({ value }) => value === since)?.label;
  const found: (FilterWords | null)[] = [
    reason === null
      ? null
      : { key: 'reason', label: capital(SKIP_REASONS[reason]), without: { reason: null } },
    since === null ? null : { key: 'since', label: span ?? since, without: { since: null } },
    schedule === '' ? null : { key: 'schedule', label: scheduleName ?? schedule, without: { schedule: '' } },
  ];
  return found.filter((words) => words !== null);
}
