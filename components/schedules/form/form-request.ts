import { parseSpan } from '@/components/time/parse-span';
import { isValidTimezone } from '@/lib/domain/recurrence/timezone';
import { wallInstant } from '@/lib/domain/recurrence/wall-instant';
import type { ScheduleFormValues } from './form-values';

/**
 * What the fields say, as the API's body. What can't be read at all is left as text, for the contract to refuse.
 * @param original names of the headers that the schedule has: a name that is gone is removed by null
 */
export function toRequest(
  values: ScheduleFormValues,
  original: readonly string[] = [],
): Record<string, unknown> {
  const { retryPolicy, headers, payload, tags, description, cancelPending, ...rest } = values;
  const named = headers.filter((row) => row.name.trim() !== '' || row.value !== '');
  const kept = new Set(named.map((row) => row.name.trim()));
  return {
    ...rest,
    description: description.trim() === '' ? null : description,
    tags: tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    headers: Object.fromEntries([
      ...original.filter((name) => !kept.has(name)).map((name) => [name, null] as const),
      ...named.map((row) => [row.name.trim(), row.value] as const),
    ]),
    payload: readJson(payload),
    pausedUntil: pauseEnd(values),
    ...(cancelPending ? { cancelPending } : {}),
    timeoutMs: parseSpan(values.timeoutMs),
    priority: readNumber(values.priority),
    retryPolicy: retryPolicyOf(retryPolicy),
  };
}

/** What can't be read stays text, as everywhere. */
export const retryPolicyOf = (texts: ScheduleFormValues['retryPolicy']) => ({
  maxAttempts: readNumber(texts.maxAttempts),
  backoffMultiplier: readNumber(texts.backoffMultiplier),
  initialDelayMs: parseSpan(texts.initialDelayMs),
  maxDelayMs: parseSpan(texts.maxDelayMs),
});

/** What is no date and time stays as it is, for the contract to refuse. */
function pauseEnd({ enabled, pausedUntil, timezone }: ScheduleFormValues): string | null {
  if (enabled || pausedUntil === '') return null;
  if (!isValidTimezone(timezone)) return pausedUntil;
  const atMs = wallInstant(pausedUntil, timezone);
  return atMs === null ? pausedUntil : new Date(atMs).toISOString();
}

/**
 * The path of an error in the form: a header is found by its name, what lies inside the payload belongs to its one box.
 * @returns null when no field of the form is meant
 */
export function formPath(path: string, values: ScheduleFormValues): string | null {
  const [first, ...rest] = path.split('.');
  if (first === 'headers') {
    const index = values.headers.findLastIndex((row) => row.name.trim() === rest.join('.'));
    return index === -1 ? 'headers' : `headers.${index}.name`;
  }
  if (first === 'payload' || first === 'tags') return first;
  if (first === 'retryPolicy') return rest[0] ? `retryPolicy.${rest[0]}` : 'retryPolicy.maxAttempts';
  return first !== undefined && Object.hasOwn(values, first) ? first : null;
}

const readNumber = (text: string): number | string => (text.trim() === '' ? text : Number(text));

function readJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // The payload's field tells where.
    return null;
  }
}
