/** Incidents and measures that leave the loop; the host turns them into logs and metrics. All hooks are optional. */
export interface WorkerEvents {
  /** A fire time was fenced: this worker won it. */
  fireWon?(event: { scheduleId: string; fireAt: number; executionId: string }): void;
  /** Redis gave this worker the fire lock. */
  gateWon?(event: { scheduleId: string; fireAt: number }): void;
  /** Another worker holds the fire lock. */
  gateLost?(event: { scheduleId: string; fireAt: number }): void;
  /** The cursor was locked or had moved on when the fence came. */
  fenceLost?(event: { scheduleId: string }): void;
  /** The fence inserted fewer executions than it sent: an id existed already. A bug. */
  fenceConflict?(event: { expected: number; inserted: number }): void;
  /** Fire times that will not run. */
  skipped?(event: { scheduleId: string; count: number; reason: string }): void;
  /** A schedule's next fire time can't be computed; it is tried again later. */
  ruleBroken?(event: { scheduleId: string; error: unknown }): void;
  /** A call is about to start. `latenessMs`: now minus the time that it was scheduled for (first attempts only). */
  callStarted?(event: { executionId: string; latenessMs: number | null }): void;
  /** An outcome is stored. */
  executionFinished?(event: { executionId: string; outcome: string }): void;
  retryScheduled?(event: { executionId: string; retryAt: number }): void;
  /** A write found that the execution is no longer this worker's; it was dropped. */
  writeDropped?(event: { executionId: string }): void;
  /** An outcome could not be stored as it was; it is stored with the error in place of its body. */
  outcomeUnstorable?(event: { executionId: string; error: unknown }): void;
  /** History had this execution already when its outcome came: it ran twice. A bug; the outcome is dropped. */
  executionDuplicated?(event: { executionId: string }): void;
  /** This worker saw another one's beat stand still for a TTL, and wrote its death. */
  workerDeclaredDead?(event: { workerId: string }): void;
  executionReaped?(event: { executionId: string; to: string }): void;
  /** Redis can't be asked; fences go without the gate. */
  gateUnavailable?(event: { error: unknown }): void;
  /** Redis answered, or can be asked again. Comes with every answer. */
  gateAnswered?(): void;
  /** History had rows that no day's partition took: they were moved, but the day was missing when they came. */
  historyMisplaced?(event: { rows: number }): void;
  /** Days of history past their retention were dropped. */
  historyDropped?(event: { partitions: string[] }): void;
  /** An execution that was owned without being known (the answer to its fence or claim was lost) is taken up. */
  executionAdopted?(event: { executionId: string }): void;
  /** A statement failed; the part tries again. */
  statementFailed?(event: { part: string; error: unknown }): void;
  /** The database answered a tick. */
  databaseAnswered?(): void;
}
