import { isMask, isSensitiveHeader } from '@/lib/domain/sensitive-headers';
import type { HeaderRow, ScheduleFormValues } from './form-values';

/** What was typed and not saved, as this browser keeps it. */
export interface Draft {
  values: ScheduleFormValues;
  /** Epoch ms. */
  savedAtMs: number;
}

/** A month later nobody remembers. */
const KEPT_FOR_MS = 30 * 86_400_000;

/**
 * A draft as text. Secrets stay out of it: a sensitive header keeps its name, and its value only while that is a mask.
 *
 * @param base what the form began from, such as `version 3`: a draft fits that alone
 */
export function writeDraft(values: ScheduleFormValues, base: string, nowMs: number): string {
  const headers = values.headers.map(withoutSecret);
  return JSON.stringify({ base, savedAtMs: nowMs, values: { ...values, headers } });
}

const withoutSecret = ({ name, value }: HeaderRow): HeaderRow => ({
  name,
  value: isSensitiveHeader(name) && !isMask(value) ? '' : value,
});

/**
 * The draft that a text is, its gaps filled by the form as it begins.
 *
 * @returns null when it is none, another form's, too old, or says what the form says anyway
 */
export function readDraft(
  text: string | null,
  { base, initial, nowMs }: { base: string; initial: ScheduleFormValues; nowMs: number },
): Draft | null {
  const stored = parse(text);
  if (stored?.base !== base || typeof stored.savedAtMs !== 'number') return null;
  if (nowMs - stored.savedAtMs > KEPT_FOR_MS || !isRecord(stored.values)) return null;
  const values = fill(initial, stored.values) as ScheduleFormValues;
  return JSON.stringify(values) === JSON.stringify(initial) ? null : { savedAtMs: stored.savedAtMs, values };
}

/** Keeps of what is stored whatever has the form's own shape: another version of the console may have written it. */
function fill(initial: unknown, stored: unknown): unknown {
  if (Array.isArray(initial)) return Array.isArray(stored) && stored.every(isHeaderRow) ? stored : initial;
  if (isRecord(initial)) {
    const from = isRecord(stored) ? stored : {};
    return Object.fromEntries(Object.entries(initial).map(([key, value]) => [key, fill(value, from[key])]));
  }
  return typeof stored === typeof initial ? stored : initial;
}

function parse(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isRecord(value) ? value : null;
  } catch {
    // Somebody else wrote under this key; it is no draft.
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHeaderRow = (row: unknown): row is HeaderRow =>
  isRecord(row) && typeof row.name === 'string' && typeof row.value === 'string';
