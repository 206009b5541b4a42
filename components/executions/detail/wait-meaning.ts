import type { Attempt } from '@/lib/contracts/execution';
import { parseRetryAfter } from '@/lib/domain/retry-after';
import { agentResponseOf } from './response-text';

/**
 * Why nothing was called for a while.
 *
 * @param after the attempt before; 0: there was none
 */
export function waitMeaning(attempts: readonly Attempt[], after: number): string {
  if (after === 0) return 'From due until a worker made the first attempt';
  const before = attempts.find(({ number }) => number === after);
  if (before?.status === 'unknown') {
    return `Attempt ${after} was lost with its worker in this time; when it began isn’t known. Then another worker took over`;
  }
  const retryAfter = agentResponseOf(before?.response)?.headers['retry-after'];
  const endedMs = Date.parse(before?.completedAt ?? '');
  return parseRetryAfter(retryAfter, endedMs) !== null
    ? `The agent’s Retry-After was ${retryAfter}; it is kept to, up to the longest delay of the retry policy`
    : 'By the retry policy';
}
