import { buildRequest, type PreparedRequest, prepareRequest } from '@/lib/domain/agent-request';
import { type AttemptVerdict, decideAttempt, endWhenLost } from '@/lib/domain/attempt-outcome';
import type { AgentTransport, CallFailure, CallResult } from '@/lib/domain/engine/agent-transport';
import type { CallControl } from '@/lib/domain/engine/call-control';
import type { Clock, OwnedExecution, Random } from '@/lib/domain/engine/ports';
import type { RetryPolicy, ScheduleDefinition } from '@/lib/domain/schedule-definition';

export interface AgentExecutorDependencies {
  clock: Pick<Clock, 'monotonicMs'>;
  /** Epoch ms of the database. */
  databaseNow: () => number;
  random: Random;
  transport: AgentTransport;
}

/**
 * Makes one attempt of an execution: builds the request, calls the agent, and decides what becomes of the execution. Whatever
 * goes wrong is an outcome of the attempt; nothing is thrown.
 */
export class AgentExecutor {
  /** Definitions are immutable and cached, so the object itself is the key. */
  private readonly prepared = new WeakMap<ScheduleDefinition, PreparedRequest>();

  constructor(private readonly deps: AgentExecutorDependencies) {}

  /**
   * @param control aborts the call. Reason `cancelled` cancels the execution; with the others the worker goes, so the outcome
   *   is unknown and the execution goes on elsewhere
   */
  async execute(
    run: OwnedExecution,
    definition: ScheduleDefinition,
    control?: CallControl,
  ): Promise<AttemptVerdict> {
    const startedAt = this.deps.databaseNow();
    const startedMonotonicMs = this.deps.clock.monotonicMs();
    let result: CallResult;
    try {
      const request = buildRequest(this.prepare(definition), run, this.deps.random);
      result = await this.deps.transport.send(request, control);
    } catch (error) {
      result = invalidRequest(error);
    }
    const durationMs = this.deps.clock.monotonicMs() - startedMonotonicMs;
    const endedAt = startedAt + durationMs;
    const timing = wasCalled(result)
      ? { startedAt, durationMs: Math.round(durationMs), endedAt }
      : { startedAt: null, durationMs: null, endedAt };
    try {
      const verdict = decideAttempt(run, definition.retryPolicy, result, timing, this.deps.random);
      return definition.onWorkerLoss === 'fail' ? endWhenLost(verdict) : verdict;
    } catch (error) {
      return decideAttempt(run, NO_RETRY, invalidRequest(error), timing, this.deps.random);
    }
  }

  /** One more call of this definition would be on its way at once or soon. */
  hasRoom(definition: ScheduleDefinition): boolean {
    try {
      return this.deps.transport.hasRoom?.(this.prepare(definition).origin) ?? true;
    } catch {
      return true; // its call says what is wrong with it
    }
  }

  private prepare(definition: ScheduleDefinition): PreparedRequest {
    let prepared = this.prepared.get(definition);
    if (!prepared) {
      prepared = prepareRequest(definition);
      this.prepared.set(definition, prepared);
    }
    return prepared;
  }
}

/** For a definition whose own policy can't be read. */
const NO_RETRY: RetryPolicy = { maxAttempts: 1, backoffMultiplier: 1, initialDelayMs: 0, maxDelayMs: 0 };

function wasCalled(result: CallResult): boolean {
  return result.kind === 'answer' || result.errorClass !== 'invalid_request';
}

function invalidRequest(error: unknown): CallFailure {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failure', errorClass: 'invalid_request', message, httpStatus: null };
}
