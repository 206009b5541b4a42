import type { ExecutionDetail } from '@/lib/contracts/execution';
import { buildRequest, prepareRequest } from '@/lib/domain/agent-request';
import type { OwnedExecution } from '@/lib/domain/engine/ports';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { maskHeaders } from '@/lib/domain/sensitive-headers';
import type { ExecutionRow } from '@/lib/repositories/execution-row';

type SentRequest = NonNullable<ExecutionDetail['request']>;

/** What the last attempt sends (the first one, before there is any), made as the worker makes it. */
export function sentRequest(row: ExecutionRow, definition: ScheduleDefinition): SentRequest {
  const { agentUrl, httpMethod, timeoutMs } = definition;
  const { headers, payload } = fillIn(row, definition);
  return { agentUrl, headers: maskHeaders(headers), httpMethod, payload, timeoutMs };
}

function fillIn(row: ExecutionRow, definition: ScheduleDefinition): Pick<SentRequest, 'headers' | 'payload'> {
  try {
    const { body, headers } = buildRequest(prepareRequest(definition), toRun(row), () => 0);
    // The schedule's own come first, each as a name and a value.
    const own = Object.keys(definition.headers).map((name, at) => [name, headers[2 * at + 1]!]);
    const payload = body === null ? null : JSON.parse(new TextDecoder().decode(body));
    return { headers: Object.fromEntries(own), payload };
  } catch {
    // It can't be made, and is not sent: this is what it would have been made of.
    return { headers: definition.headers, payload: row.overrides?.payload ?? definition.payload };
  }
}

const toRun = (row: ExecutionRow): OwnedExecution => ({
  agentRef: row.agentId,
  attempt: Math.max(row.attempts, 1),
  claim: row.claim,
  dueAt: row.dueAt.getTime(),
  fireAt: row.fireTime.getTime(),
  firstStartedAt: null,
  id: row.id,
  losses: row.losses,
  overrides: row.overrides,
  scheduledAt: row.scheduledAt.getTime(),
  scheduleId: row.scheduleId,
  trigger: row.trigger,
  version: row.version,
  workspaceId: row.workspaceId,
});
