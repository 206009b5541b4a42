import { headersSchema } from '@/lib/contracts/headers';
import { toFieldErrors } from '@/lib/contracts/problem';
import {
  TEST_TIMEOUT_LIMIT_MS,
  type TestRequestInput,
  type TestResult,
  testRequestSchema,
  testResultSchema,
} from '@/lib/contracts/test-request';
import { buildRequest, prepareRequest, type RequestDefinition } from '@/lib/domain/agent-request';
import { checkAgentUrl } from '@/lib/domain/agent-url';
import { decideAttempt } from '@/lib/domain/attempt-outcome';
import type { CallResult } from '@/lib/domain/engine/agent-transport';
import type { OwnedExecution } from '@/lib/domain/engine/ports';
import { newId } from '@/lib/domain/ids';
import type { RetryPolicy } from '@/lib/domain/schedule-definition';
import { AgentClient } from '@/lib/transport/agent-client';
import type { ServiceContext } from '../context';
import { invalid } from '../errors';
import { parseInput } from '../parse-input';
import { unmaskHeaders } from './unmask-headers';

/** One attempt is all that a test makes. */
const ONE_ATTEMPT: RetryPolicy = { maxAttempts: 1, backoffMultiplier: 1, initialDelayMs: 0, maxDelayMs: 0 };

/**
 * Calls an agent once, as a worker would call it now: the same request, guard, client and judgement. Nothing is stored, so the agent
 * alone remembers it; its Idempotency-Key is no execution's.
 *
 * @throws ServiceError `invalid`; `not_found` when the schedule that masked headers belong to is gone
 */
export async function sendTestRequest(context: ServiceContext, input: TestRequestInput): Promise<TestResult> {
  const { definition, scheduleId } = await readDefinition(context, input);
  const run = testRun(context, scheduleId ?? newId());
  const { result, durationMs } = await call(context, definition, run);
  const timing = { durationMs, endedAt: Date.now(), startedAt: null };
  const verdict = decideAttempt(run, ONE_ATTEMPT, result, timing, Math.random);
  const record = 'finish' in verdict ? verdict.finish : verdict.retry;
  context.runtime.logger.info(
    { errorClass: record.errorClass, host: new URL(definition.agentUrl).host, httpStatus: record.httpStatus },
    'a test request was sent',
  );
  return testResultSchema.parse({
    ...record,
    response: record.response === null ? null : JSON.parse(record.response),
    timeoutMs: definition.timeoutMs,
  });
}

async function readDefinition(context: ServiceContext, input: TestRequestInput) {
  const { scheduleId, ...request } = parseInput(testRequestSchema, input);
  const given =
    scheduleId === null ? request.headers : await unmaskHeaders(context, scheduleId, request.headers);
  const headers = headersSchema.safeParse(given);
  const errors = headers.success
    ? []
    : toFieldErrors(headers.error).map((error) => ({ ...error, path: `headers.${error.path}` }));
  const problem = checkAgentUrl(request.agentUrl, context.runtime.egress);
  if (problem !== null) errors.push({ path: 'agentUrl', message: problem });
  if (!headers.success || errors.length > 0) throw invalid(errors);
  const timeoutMs = Math.min(request.timeoutMs, TEST_TIMEOUT_LIMIT_MS);
  const definition: RequestDefinition = { ...request, headers: headers.data, timeoutMs };
  return { definition, scheduleId };
}

async function call(context: ServiceContext, definition: RequestDefinition, run: OwnedExecution) {
  const client = new AgentClient({ policy: context.runtime.egress });
  const startedMs = performance.now();
  let result: CallResult;
  try {
    const request = buildRequest(prepareRequest(definition), run, Math.random);
    result = await client.send(request);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    result = { kind: 'failure', errorClass: 'invalid_request', message, httpStatus: null };
  } finally {
    client.close();
  }
  return { durationMs: Math.round(performance.now() - startedMs), result };
}

function testRun(context: ServiceContext, scheduleId: string): OwnedExecution {
  const nowMs = Date.now();
  return {
    agentRef: '',
    attempt: 1,
    claim: 0,
    dueAt: nowMs,
    fireAt: nowMs,
    firstStartedAt: null,
    id: newId(),
    losses: 0,
    overrides: null,
    scheduledAt: nowMs,
    scheduleId,
    trigger: 'manual',
    version: 0,
    workspaceId: context.workspaceId,
  };
}
