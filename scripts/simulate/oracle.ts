import { createRecurrence, type Recurrence } from '@/lib/domain/recurrence/recurrence';
import type { ScheduleHistory, VersionSpan } from './history-of-changes';
import { type FinishedRow, type LiveRow, type MemoryDatabase, versionKey } from './model/memory-database';
import type { ArrivedCall } from './simulated-agent';

/** A lease's life: nobody may be declared dead earlier than this after its last beat. */
const LEASE_TTL_MS = 10_000;

type Execution = LiveRow | FinishedRow;

/**
 * The promises, checked from outside: at each arriving call, after each step, and over the whole history at the end. It knows what people
 * did and when they were answered; it asks none of the code that it judges.
 */
export class Oracle {
  private readonly arrived = new Set<string>();
  /** Attempts that an execution had when it was cancelled. */
  private readonly cancelled = new Map<string, number>();
  private readonly lastBeats = new Map<string, { beat: number; atMs: number }>();
  private readonly recurrences = new Map<string, Recurrence>();
  violation: string | null = null;

  constructor(
    private readonly db: MemoryDatabase,
    private readonly histories: ReadonlyMap<string, ScheduleHistory>,
  ) {}

  /** A call has reached an agent: its caller owns the execution, nothing was called twice under one attempt, and never too early. */
  onCall(call: ArrivedCall): void {
    const name = `call of ${call.executionId} (attempt ${call.attempt}) by ${call.workerId}`;
    const row = this.db.live.get(call.executionId);
    const key = `${call.executionId}/${call.attempt}`;
    if (this.arrived.has(key)) this.report(`${name}: this attempt was called already`);
    this.arrived.add(key);
    if (!row) this.report(`${name}: the execution is over or unknown`);
    else if (row.workerId !== call.workerId || row.attempts !== call.attempt)
      this.report(`${name}: it belongs to ${row.workerId ?? 'nobody'}, attempt ${row.attempts}`);
    if (call.attempt > (this.cancelled.get(call.executionId) ?? Number.POSITIVE_INFINITY))
      this.report(`${name}: after it was cancelled`);
    if (this.mayNotBeCalledAgain(call))
      this.report(`${name}: called again, though a lost call has to end it`);
    if (this.db.now() < call.fireAt)
      this.report(`${name}: ${call.fireAt - this.db.now()} ms before its fire time`);
    if (row?.trigger === 'schedule' && this.isPausedFor(call))
      this.report(`${name}: after a pause was answered`);
  }

  /** Somebody cancelled an execution: the attempt that runs may end, and no other begins. */
  onCancelled(executionId: string, attempts: number): void {
    this.cancelled.set(executionId, attempts);
  }

  /** After each step: who died had stood still for a lease's life. */
  afterStep(): void {
    for (const worker of this.db.workers.values()) {
      const known = this.lastBeats.get(worker.id);
      if (known?.beat !== worker.beat)
        this.lastBeats.set(worker.id, { atMs: this.db.now(), beat: worker.beat });
      else if (worker.state === 'dead' && known.atMs > 0) {
        if (this.db.now() - known.atMs < LEASE_TTL_MS)
          this.report(`worker ${worker.id} was declared dead while it beat`);
        known.atMs = 0;
      }
    }
  }

  /** Over everything, when all has come to rest: each due fire time up to `untilMs` is accounted for once, and nothing is left open. */
  atEnd(untilMs: number): void {
    for (const row of this.db.live.values())
      this.report(
        `execution ${row.id} is left ${row.status} (due ${row.dueAt}, owner ${row.workerId ?? 'nobody'})`,
      );
    for (const history of this.histories.values()) this.checkSchedule(history, untilMs);
  }

  private report(violation: string): void {
    this.violation ??= violation;
  }

  /** Of a schedule with `onWorkerLoss: fail`, an earlier attempt reached the agent, and nobody knows what became of it. */
  private mayNotBeCalledAgain({ attempt, executionId, scheduleId }: ArrivedCall): boolean {
    const version = this.db.live.get(executionId)?.version ?? 0;
    if (this.db.definitions.get(versionKey(scheduleId, version))?.onWorkerLoss !== 'fail') return false;
    return this.db.attempts.some(
      (earlier) =>
        earlier.executionId === executionId &&
        earlier.n < attempt &&
        earlier.status === 'unknown' &&
        this.arrived.has(`${executionId}/${earlier.n}`),
    );
  }

  private isPausedFor({ fireAt, scheduleId }: ArrivedCall): boolean {
    const last = this.histories.get(scheduleId)?.changes.at(-1);
    if (!last?.silence || last.answeredAtMs === null) return false;
    const { untilMs } = last.silence;
    return fireAt > last.answeredAtMs && (untilMs === null || fireAt < untilMs);
  }

  private checkSchedule(history: ScheduleHistory, untilMs: number): void {
    const executions = [...this.db.live.values(), ...this.db.finished.values()].filter(
      (row) => row.scheduleId === history.scheduleId && row.trigger === 'schedule',
    );
    const expected = new Map(
      history.spans.flatMap((span) => this.fireTimesOf(history.scheduleId, span, untilMs)),
    );
    const runs = new Map<number, Execution>();
    for (const row of executions) {
      if (runs.has(row.fireAt)) this.report(`${history.scheduleId}: two executions for ${row.fireAt}`);
      if (row.fireAt <= untilMs && !expected.has(row.fireAt))
        this.report(`${history.scheduleId}: an execution for ${row.fireAt}, which was never due`);
      runs.set(row.fireAt, row);
      this.checkVersion(history, row);
    }
    this.checkCoverage(history.scheduleId, expected, runs, untilMs);
  }

  private checkCoverage(
    scheduleId: string,
    expected: ReadonlyMap<number, VersionSpan>,
    runs: Map<number, Execution>,
    untilMs: number,
  ): void {
    const skips = this.db.skips.filter(
      (skip) => skip.scheduleId === scheduleId && skip.fromFireAt <= untilMs,
    );
    for (const [fireAt, span] of expected) {
      const covering = skips.filter((skip) => skip.fromFireAt <= fireAt && fireAt <= skip.toFireAt);
      const times = covering.length + Number(runs.has(fireAt));
      if (times !== 1) this.report(`${scheduleId}: fire time ${fireAt} is accounted for ${times} times`);
      const reason = covering[0]?.reason ?? 'it ran';
      const silentReason = silentReasonOf(span, fireAt);
      if (silentReason !== null && reason !== silentReason)
        this.report(`${scheduleId}: fire time ${fireAt} was ${silentReason}, and the record says: ${reason}`);
    }
    const fireTimes = [...expected.keys()];
    for (const skip of skips) {
      const covered = fireTimes.filter(
        (fireAt) => skip.fromFireAt <= fireAt && fireAt <= skip.toFireAt,
      ).length;
      if (skip.toFireAt <= untilMs && covered !== skip.count)
        this.report(`${scheduleId}: a skip says ${skip.count} fire times, and there are ${covered}`);
    }
  }

  /** Before an edit's request the older version, after its answer the newer one. */
  private checkVersion({ changes, scheduleId }: ScheduleHistory, row: Execution): void {
    for (const { answeredAtMs, newVersion, requestedAtMs } of changes) {
      if (newVersion === null) continue;
      const tooNew = row.fireAt < requestedAtMs && row.version >= newVersion;
      const tooOld = answeredAtMs !== null && row.fireAt > answeredAtMs && row.version < newVersion;
      if (tooNew || tooOld)
        this.report(
          `${scheduleId}: fire time ${row.fireAt} ran version ${row.version}, version ${newVersion} was requested at ${requestedAtMs} and answered at ${answeredAtMs}`,
        );
    }
  }

  private fireTimesOf(scheduleId: string, span: VersionSpan, untilMs: number): [number, VersionSpan][] {
    const recurrence = this.recurrence(scheduleId, span.cronExpression);
    const times: [number, VersionSpan][] = [];
    const lastMs = Math.min(span.untilMs, untilMs);
    for (let at = recurrence.next(span.afterMs); at !== null && at <= lastMs; at = recurrence.next(at))
      times.push([at, span]);
    return times;
  }

  private recurrence(scheduleId: string, cronExpression: string): Recurrence {
    let known = this.recurrences.get(cronExpression);
    if (!known) {
      known = createRecurrence({ cronExpression, seed: scheduleId, timezone: 'UTC' });
      this.recurrences.set(cronExpression, known);
    }
    return known;
  }
}

/** Why a fire time may not have run; null: it may, or it may be skipped for any reason. */
function silentReasonOf({ caughtUp, silence }: VersionSpan, fireAt: number): string | null {
  if (silence === null || caughtUp) return null;
  return silence.untilMs === null || fireAt < silence.untilMs ? silence.reason : null;
}
