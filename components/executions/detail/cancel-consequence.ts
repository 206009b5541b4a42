import type { Execution } from '@/lib/contracts/execution';

/** What a cancel does to an execution in its state. */
export function cancelConsequence({
  agentId,
  attempts,
  status,
}: Pick<Execution, 'agentId' | 'attempts' | 'status'>): string {
  switch (status) {
    case 'running':
      return `Cuts off attempt ${Math.max(1, attempts)} at ${agentId}, which may have done its work all the same. No further attempt is made.`;
    case 'waiting':
      return `${agentId} isn’t waited for any longer; it may do its work all the same.`;
    default:
      return attempts === 0
        ? `${agentId} isn’t called.`
        : `Attempt ${attempts + 1} isn’t made. What ${agentId} did before stays done.`;
  }
}
