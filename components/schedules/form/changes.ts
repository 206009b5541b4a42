import { formatSpan } from '@/components/time/format-duration';
import { changesOf } from '@/lib/domain/definition-changes';
import { wallText } from '@/lib/domain/recurrence/wall-instant';

/** The body of a request that the form makes. */
export type FormRequest = Record<string, unknown>;

/** One thing that an edit changes, in words. */
export interface FieldChange {
  /** The API's path, such as `retryPolicy.maxAttempts`. */
  path: string;
  label: string;
  from: string;
  to: string;
}

const LABELS: Record<string, string> = {
  agentId: 'Agent',
  agentUrl: 'Agent URL',
  cronExpression: 'Expression',
  description: 'Description',
  enabled: 'Enabled',
  httpMethod: 'Method',
  name: 'Name',
  onWorkerLoss: 'If a worker dies in mid-call',
  pausedUntil: 'Paused until',
  payload: 'Payload',
  priority: 'Priority',
  'retryPolicy.backoffMultiplier': 'Multiplier',
  'retryPolicy.initialDelayMs': 'First delay',
  'retryPolicy.maxAttempts': 'Attempts',
  'retryPolicy.maxDelayMs': 'Longest delay',
  tags: 'Tags',
  timeoutMs: 'Timeout',
  timezone: 'Time zone',
};
const WORDS: Record<string, string> = { false: 'no', true: 'yes', fail: 'fail', retry: 'call again' };
const NOTHING = '–';

/** What differs between two requests of one schedule. */
export function listChanges(before: FormRequest, after: FormRequest): FieldChange[] {
  const zone = String(after.timezone);
  return changesOf(settled(before), settled(after)).map(({ path, from, to }) => ({
    path,
    label: labelOf(path),
    from: wordsOf(path, from, String(before.timezone)),
    to: wordsOf(path, to, zone),
  }));
}

/** Without what is no part of a schedule, and without headers that are taken away. */
function settled({ cancelPending: _, headers, ...rest }: FormRequest): FormRequest {
  const kept = Object.entries(headers as Record<string, string | null>).filter(([, value]) => value !== null);
  return { ...rest, headers: Object.fromEntries(kept) };
}

/** A path of the API in words. */
export function labelOf(path: string): string {
  const known = LABELS[path];
  if (known) return known;
  const [field, ...rest] = path.split('.');
  if (field === 'headers') return `Header ${rest.join('.')}`;
  return `${LABELS[field!] ?? field} ${rest.join('.')}`;
}

/** A value in one line. @param timezone in which instants are told */
export function wordsOf(path: string, value: unknown, timezone: string): string {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (path.endsWith('Ms') && typeof value === 'number') return formatSpan(value);
  if (path === 'tags' && Array.isArray(value)) return value.length === 0 ? NOTHING : value.join(', ');
  if (path === 'pausedUntil') return instantWords(String(value), timezone);
  if (path === 'enabled' || path === 'onWorkerLoss') return WORDS[String(value)] ?? String(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function instantWords(text: string, timezone: string): string {
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? text : wallText(atMs, timezone).replace('T', ' ');
}

/** Fields that say one thing together. */
const PAUSE = ['enabled', 'pausedUntil'];

/**
 * The edit that leads from one request to another: nothing of what stays, so that it leaves alone what somebody else changed
 * meanwhile.
 */
export function patchBetween(before: FormRequest, after: FormRequest): FormRequest {
  const changed = new Set(changesOf(before, after).map(({ path }) => path.split('.')[0]!));
  if (PAUSE.some((field) => changed.has(field))) for (const field of PAUSE) changed.add(field);
  const patch: FormRequest = {};
  for (const field of changed) {
    patch[field] = MERGED.includes(field) ? changedKeys(before[field], after[field]) : after[field];
  }
  return patch;
}

/** Merged by key by the API; the rest it replaces. */
const MERGED = ['headers', 'retryPolicy'];

function changedKeys(before: unknown, after: unknown): FormRequest {
  const [from, to] = [before as FormRequest, after as FormRequest];
  return Object.fromEntries(Object.entries(to).filter(([key, value]) => value !== from[key]));
}
