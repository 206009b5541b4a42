import { vi } from 'vitest';
import type { AttemptVerdict } from '@/lib/domain/attempt-outcome';
import type { CallControl } from '@/lib/domain/engine/call-control';
import type { AttemptRecord, EngineStore, OwnedExecution } from '@/lib/domain/engine/ports';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { DefinitionCache } from './definition-cache';
import { Dispatcher } from './dispatcher';
import { ManualClock } from './manual-clock.fixture';

/** Owned work beyond the slots. */
export const BUFFER = 1_500;

interface OpenCall {
  run: OwnedExecution;
  control: CallControl;
  answer: (verdict?: AttemptVerdict) => Promise<void>;
}

export const runOf = (id: string, run: Partial<OwnedExecution> = {}): OwnedExecution => ({
  agentRef: 'agent',
  attempt: 1,
  claim: 1,
  dueAt: 0,
  fireAt: 0,
  firstStartedAt: null,
  id,
  losses: 0,
  overrides: null,
  scheduledAt: 0,
  scheduleId: `schedule of ${id}`,
  trigger: 'schedule',
  version: 1,
  workspaceId: 'workspace',
  ...run,
});

export const recordOf = (run: OwnedExecution): AttemptRecord => ({
  claim: run.claim,
  durationMs: 1,
  error: null,
  errorClass: null,
  executionId: run.id,
  httpStatus: 200,
  response: null,
  startedAt: 0,
  status: 'succeeded',
});

/** A dispatcher whose calls end when the test says so, over a store that answers as the test says. */
export class DispatcherBench {
  readonly clock = new ManualClock();
  readonly calls: OpenCall[] = [];
  readonly started: string[] = [];
  readonly outcomes: AttemptVerdict[] = [];
  readonly events = { callStarted: vi.fn(), statementFailed: vi.fn() };
  readonly onRoom = vi.fn();
  /** What the database has to be claimed, by agent. */
  readonly pending = new Map<string, OwnedExecution[]>();
  readonly claim = vi.fn<EngineStore['claim']>(async (_workerId, agents) =>
    agents.flatMap(({ agentRef, limit }) => (this.pending.get(agentRef) ?? []).splice(0, limit)),
  );
  readonly release = vi.fn<EngineStore['release']>(async () => ({ missedIds: [] }));
  readonly markStarted = vi.fn<EngineStore['markStarted']>(async () => true);
  readonly definitions = vi.fn<EngineStore['definitions']>(async (keys) =>
    keys.map((key) => ({ ...key, definition: DEFINITION })),
  );
  mayStart = true;
  readonly dispatcher: Dispatcher;

  constructor(slots = 100) {
    this.dispatcher = new Dispatcher({
      clock: this.clock,
      databaseNow: () => this.clock.monotonicMs(),
      definitions: new DefinitionCache({ definitions: this.definitions }),
      events: this.events,
      executor: { execute: (run, _definition, control) => this.call(run, control) },
      mayStartCalls: () => this.mayStart,
      onOutcome: (verdict) => this.outcomes.push(verdict),
      onRoom: this.onRoom,
      slots,
      store: { claim: this.claim, markStarted: this.markStarted, release: this.release },
      workerId: 'me',
    });
  }

  take(...runs: OwnedExecution[]): void {
    this.dispatcher.take(runs.map((run) => ({ definition: DEFINITION, run })));
  }

  /** Executions of a schedule that has these settings. */
  takeOf(settings: Partial<ScheduleDefinition>, ...runs: OwnedExecution[]): void {
    this.dispatcher.take(runs.map((run) => ({ definition: { ...DEFINITION, ...settings }, run })));
  }

  /** The agent answers, and the outcome is stored. */
  async finish(id: string): Promise<void> {
    const call = this.calls.find(({ run }) => run.id === id);
    if (!call) throw new Error(`${id} is not called`);
    this.calls.splice(this.calls.indexOf(call), 1);
    await call.answer();
    this.dispatcher.settled([recordOf(call.run)], []);
    await this.clock.advance(0);
  }

  private call(run: OwnedExecution, control: CallControl): Promise<AttemptVerdict> {
    this.started.push(run.id);
    return new Promise((resolve) => {
      const answer = async (verdict?: AttemptVerdict) => {
        resolve(verdict ?? { finish: { ...recordOf(run), outcome: 'succeeded' } });
        await this.clock.advance(0);
      };
      this.calls.push({ answer, control, run });
    });
  }
}

const DEFINITION = { cronExpression: '* * * * *', timezone: 'UTC' } as ScheduleDefinition;
