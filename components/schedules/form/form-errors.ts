import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { formatSpan } from '@/components/time/format-duration';
import { parseSpan } from '@/components/time/parse-span';
import { headersPatchSchema } from '@/lib/contracts/headers';
import { type FieldError, toFieldErrors } from '@/lib/contracts/problem';
import { RETRY_LIMITS } from '@/lib/contracts/retry-policy';
import { createScheduleSchema, SCHEDULE_LIMITS, updateScheduleSchema } from '@/lib/contracts/schedule';
import { formPath, toRequest } from './form-request';
import type { ScheduleFormValues } from './form-values';
import { findJsonProblem, jsonProblemText } from './json-problem';

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

/** What only the text of a field can tell; everything else is the contract's to judge. */
function textProblems(values: ScheduleFormValues): FieldError[] {
  const problems: FieldError[] = [];
  if (values.payload.trim() !== '') {
    const problem = findJsonProblem(values.payload);
    if (problem) {
      const message = jsonProblemText(problem);
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

/** The contract as a schema of what stands in the fields, for the resolver. */
function formSchema(contract: z.ZodType, original?: readonly string[]) {
  return z.custom<ScheduleFormValues>().superRefine((values, context) => {
    for (const error of findFormErrors(values, contract, original)) {
      const path = formPath(error.path, values) ?? 'root';
      context.addIssue({ code: 'custom', message: error.message, path: path.split('.').map(asIndex) });
    }
  });
}

const asIndex = (part: string) => (/^\d+$/.test(part) ? Number(part) : part);

export type FormKind = 'create' | 'duplicate' | 'edit';

const CONTRACTS: Record<FormKind, z.ZodType> = {
  create: createScheduleSchema,
  // What a mask stands for is the server's to know.
  duplicate: createScheduleSchema.extend({ headers: headersPatchSchema }),
  edit: updateScheduleSchema,
};

/** The API's contract as the form's resolver. */
export const formResolver = (kind: FormKind, original?: readonly string[]) =>
  zodResolver(formSchema(CONTRACTS[kind], original));
