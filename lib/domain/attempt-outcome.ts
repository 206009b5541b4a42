import type { AgentAnswer, CallFailure, CallResult } from './engine/agent-transport';
import type { AttemptRecord, FinishRecord, OwnedExecution, Random, RetryRecord } from './engine/ports';
import type { ErrorClass } from './execution';
import { parseRetryAfter } from './retry-after';
import { hasAttemptsLeft, isRetryableStatus, retryDelayMs } from './retry-policy';
import type { RetryPolicy } from './schedule-definition';
import { isSensitiveHeader, maskHeaderValue } from './sensitive-headers';
import { storableJson, storableString, storableText } from './storable-json';

/** What becomes of an execution after one attempt. */
export type AttemptVerdict = { finish: FinishRecord } | { retry: RetryRecord };

/** When an attempt ran, database time. */
export interface AttemptTiming {
  /** null: no call was made. */
  startedAt: number | null;
  durationMs: number | null;
  /** Now, from which a retry waits. */
  endedAt: number;
}

/** How a call is judged by itself, before the budget for retries is asked. */
interface Judgement {
  status: AttemptRecord['status'];
  errorClass: ErrorClass | null;
  error: string | null;
  retryable: boolean;
}

const LONGEST_ERROR = 1_000;

/**
 * Turns the result of a call into the record to be stored: the outcome, or the retry and when it is due.
 * Retried: 5xx, 408, 425, 429, timeouts, network errors. Not retried: other answers, redirects, refused addresses, answers
 * that were cut (the agent has done its work, and would send as much again), requests that can't be built.
 */
export function decideAttempt(
  run: Pick<OwnedExecution, 'attempt' | 'claim' | 'id' | 'losses'>,
  policy: RetryPolicy,
  result: CallResult,
  timing: AttemptTiming,
  random: Random,
): AttemptVerdict {
  const judgement = judge(result);
  const record: AttemptRecord = {
    executionId: run.id,
    claim: run.claim,
    status: judgement.status,
    startedAt: timing.startedAt,
    durationMs: timing.durationMs,
    httpStatus: result.httpStatus,
    errorClass: judgement.errorClass,
    error: judgement.error && storableText(judgement.error.slice(0, LONGEST_ERROR)),
    response: result.kind === 'answer' ? describeResponse(result) : null,
  };
  if (judgement.status === 'succeeded') return { finish: { ...record, outcome: 'succeeded' } };
  if (judgement.status === 'aborted') return { finish: { ...record, outcome: 'cancelled' } };
  // As when a reaper takes it: at once, whatever the policy has left.
  if (judgement.status === 'unknown') return { retry: { ...record, retryAt: timing.endedAt } };
  if (!judgement.retryable || !hasAttemptsLeft(policy, run.attempt, run.losses)) {
    return { finish: { ...record, outcome: 'failed' } };
  }
  const retryAfterMs =
    result.kind === 'answer' ? parseRetryAfter(result.headers['retry-after'], timing.endedAt) : null;
  const delayMs = retryDelayMs(policy, run.attempt - run.losses, random, retryAfterMs);
  return { retry: { ...record, retryAt: timing.endedAt + delayMs } };
}

/** For schedules that must not be called again when nobody knows what the agent did: a lost attempt ends the execution. */
export function endWhenLost(verdict: AttemptVerdict): AttemptVerdict {
  if ('finish' in verdict || verdict.retry.status !== 'unknown') return verdict;
  const { retryAt, ...record } = verdict.retry;
  return { finish: { ...record, outcome: 'failed' } };
}

function judge(result: CallResult): Judgement {
  return result.kind === 'answer' ? judgeAnswer(result) : judgeFailure(result);
}

function judgeAnswer(answer: AgentAnswer): Judgement {
  const { httpStatus, headers } = answer;
  const isSuccess = httpStatus >= 200 && httpStatus < 300;
  if (isSuccess && !answer.cut) {
    return { status: 'succeeded', errorClass: null, error: null, retryable: false };
  }
  const failed = (errorClass: ErrorClass, error: string, retryable = false): Judgement => ({
    status: 'failed',
    errorClass,
    error,
    retryable,
  });
  if (isSuccess) return failed('too_large', 'The answer is larger than what is read, and was cut');
  if (httpStatus >= 300 && httpStatus < 400) {
    const target = headers.location === undefined ? 'without a target' : `to ${headers.location}`;
    return failed('redirect', `The agent redirects (${httpStatus}) ${target}; redirects are not followed`);
  }
  return failed('http', `The agent answered ${httpStatus}`, isRetryableStatus(httpStatus));
}

const STATUS_BY_CLASS: Partial<Record<ErrorClass, AttemptRecord['status']>> = {
  cancelled: 'aborted',
  worker_lost: 'unknown',
};

function judgeFailure(failure: CallFailure): Judgement {
  const { errorClass, message } = failure;
  return {
    status: STATUS_BY_CLASS[errorClass] ?? 'failed',
    errorClass,
    error: message,
    retryable: errorClass === 'network' || errorClass === 'timeout',
  };
}

/** The `response` column as JSON text. Sensitive headers of an answer, such as set-cookie, are stored masked. */
function describeResponse(answer: AgentAnswer): string {
  // Joined, for what is put together by + stays a tree of its parts until it is sent, and outlives a garbage collection as such.
  const parts = ['{"status":', String(answer.httpStatus), ',"headers":{'];
  let separator = '';
  for (const name in answer.headers) {
    const value = answer.headers[name]!;
    const shown = isSensitiveHeader(name) ? maskHeaderValue(value) : value;
    parts.push(separator, storableString(name), ':', storableString(shown));
    separator = ',';
  }
  const { bodyBytes, truncated } = answer;
  parts.push('},"body":', describeBody(answer), `,"bodyBytes":${bodyBytes},"truncated":${truncated}}`);
  return parts.join('');
}

/** JSON when the agent says that it is or when it looks like it, else text; part of a JSON document is text. */
function describeBody({ body, headers, truncated }: AgentAnswer): string {
  if (body === '') return 'null';
  const isJson =
    /^application\/([^;]*\+)?json\b/i.test(headers['content-type'] ?? '') || /^\s*[[{]/.test(body);
  return isJson && !truncated ? storableJson(body) : storableString(body);
}
