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
 * @param from what the form began as
 */
export function writeDraft(values: ScheduleFormValues, from: ScheduleFormValues, nowMs: number): string {
  const headers = values.headers.map(withoutSecret);
  return JSON.stringify({ from, savedAtMs: nowMs, values: { ...values, headers } });
}

const withoutSecret = ({ name, value }: HeaderRow): HeaderRow => ({
  name,
  value: isSensitiveHeader(name) && !isMask(value) ? '' : value,
});

/**
 * The draft that a text is: what was changed then, on top of the form as it begins now, which somebody else may have edited meanwhile.
 *
 * @returns null when it is none, too old, or says what the form says anyway
 */
export function readDraft(text: string | null, initial: ScheduleFormValues, nowMs: number): Draft | null {
  const stored = parse(text);
  if (!stored || typeof stored.savedAtMs !== 'number') return null;
  if (nowMs - stored.savedAtMs > KEPT_FOR_MS || !isRecord(stored.values) || !isRecord(stored.from))
    return null;
  const { from, values: typed } = stored;
  const changed = Object.entries(typed).filter(([field, value]) => !isSame(value, from[field]));
  const values = fill(initial, { ...initial, ...Object.fromEntries(changed) }) as ScheduleFormValues;
  return isSame(values, initial) ? null : { savedAtMs: stored.savedAtMs, values };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

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
