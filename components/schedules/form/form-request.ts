import { z } from 'zod';
import { formatSpan } from '@/components/time/format-duration';
import { parseSpan } from '@/components/time/parse-span';
import { type FieldError, toFieldErrors } from '@/lib/contracts/problem';
import { RETRY_LIMITS } from '@/lib/contracts/retry-policy';
import { SCHEDULE_LIMITS } from '@/lib/contracts/schedule';
import { isValidTimezone } from '@/lib/domain/recurrence/timezone';
import { wallInstant } from '@/lib/domain/recurrence/wall-instant';
import type { ScheduleFormValues } from './form-values';
import { findJsonProblem } from './json-problem';

/** Fields that are typed as `30 s` and sent as milliseconds. */
const SPANS = {
  timeoutMs: { label: 'Timeout', ...SCHEDULE_LIMITS.timeoutMs },
  'retryPolicy.initialDelayMs': { label: 'First delay', ...RETRY_LIMITS.initialDelayMs },
  'retryPolicy.maxDelayMs': { label: 'Longest delay', ...RETRY_LIMITS.maxDelayMs },
} as const;
type SpanPath = keyof typeof SPANS;

const spanText = (values: ScheduleFormValues, path: SpanPath): string =>
  path === 'timeoutMs'
    ? values.timeoutMs
    : values.retryPolicy[path === 'retryPolicy.maxDelayMs' ? 'maxDelayMs' : 'initialDelayMs'];

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
    retryPolicy: {
      maxAttempts: readNumber(retryPolicy.maxAttempts),
      backoffMultiplier: readNumber(retryPolicy.backoffMultiplier),
      initialDelayMs: parseSpan(retryPolicy.initialDelayMs),
      maxDelayMs: parseSpan(retryPolicy.maxDelayMs),
    },
  };
}

/** What is no date and time stays as it is, for the contract to refuse. */
function pauseEnd({ enabled, pausedUntil, timezone }: ScheduleFormValues): string | null {
  if (enabled || pausedUntil === '') return null;
  if (!isValidTimezone(timezone)) return pausedUntil;
  const atMs = wallInstant(pausedUntil, timezone);
  return atMs === null ? pausedUntil : new Date(atMs).toISOString();
}

/** What only the text of a field can tell; everything else is the contract's to judge. */
function textProblems(values: ScheduleFormValues): FieldError[] {
  const problems: FieldError[] = [];
  if (values.payload.trim() !== '') {
    const problem = findJsonProblem(values.payload);
    if (problem) {
      const message = `Line ${problem.line}, column ${problem.column}: ${problem.message}`;
      problems.push({ path: 'payload', message });
    }
  }
  const seen = new Set<string>();
  for (const { name, value } of values.headers) {
    const key = name.trim().toLowerCase();
    if (key === '' && value !== '') problems.push({ path: 'headers.', message: 'This header has no name' });
    if (key !== '' && seen.has(key)) {
      problems.push({ path: `headers.${name.trim()}`, message: `The header ${name.trim()} is given twice` });
    }
    seen.add(key);
  }
  return problems;
}

/** The contract speaks of milliseconds; the form of `30 s`. */
function reword(error: FieldError, values: ScheduleFormValues): FieldError {
  const span = SPANS[error.path as SpanPath];
  if (!span) return error;
  const text = spanText(values, error.path as SpanPath).trim();
  const ms = parseSpan(text);
  if (ms !== null && ms >= span.min && ms <= span.max) return error;
  const bounds = `${formatSpan(span.min)}–${formatSpan(span.max)}`;
  const got = text === '' ? '' : `; got ${text}`;
  return { ...error, message: `${span.label} must be ${bounds}${got}` };
}

/** Everything that is wrong with the form, by the API's own contract. */
export function findFormErrors(
  values: ScheduleFormValues,
  contract: z.ZodType,
  original?: readonly string[],
): FieldError[] {
  const fromText = textProblems(values);
  const parsed = contract.safeParse(toRequest(values, original));
  const fromContract = parsed.success ? [] : toFieldErrors(parsed.error);
  const told = new Set(fromText.map((error) => error.path));
  return [
    ...fromText,
    ...fromContract.filter((error) => !told.has(error.path)).map((error) => reword(error, values)),
  ];
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

/** The contract as a schema of what stands in the fields, for the resolver. */
export function formSchema(contract: z.ZodType, original?: readonly string[]) {
  return z.custom<ScheduleFormValues>().superRefine((values, context) => {
    for (const error of findFormErrors(values, contract, original)) {
      const path = formPath(error.path, values) ?? 'root';
      context.addIssue({ code: 'custom', message: error.message, path: path.split('.').map(asIndex) });
    }
  });
}

const asIndex = (part: string) => (/^\d+$/.test(part) ? Number(part) : part);

const readNumber = (text: string): number | string => (text.trim() === '' ? text : Number(text));

function readJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // findJsonProblem has told where.
    return null;
  }
}
