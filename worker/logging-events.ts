import type { Logger } from 'pino';
import { OutageLog } from '@/lib/observability/outage-log';
import type { WorkerEvents } from './worker-events';

/** Failures that come with every statement are logged once in this time. */
const REPEAT_AFTER_MS = 60_000;
const COUNTS_EVERY_MS = 60_000;
/** Without these nothing goes on: their failures are the database's. */
const VITAL_PARTS = ['lease', 'ticker'];

/**
 * Turns the loop's incidents into structured lines: each won or lost fire at `debug`, counts of them once a minute at `info`,
 * and what an operator has to know at `warn` and `error`.
 */
export function loggingEvents(log: Logger, now: () => number = Date.now): WorkerEvents & { flush(): void } {
  const counts = {
    callsStarted: 0,
    fencesLost: 0,
    fires: 0,
    gatesLost: 0,
    gatesWon: 0,
    retries: 0,
    skippedFireTimes: 0,
    statementsFailed: 0,
  };
  const database = new OutageLog(
    log,
    { level: 'error', meanwhile: 'trying again', what: 'the database' },
    now,
  );
  const redis = new OutageLog(
    log,
    { level: 'warn', meanwhile: 'fire times go to PostgreSQL directly', what: 'Redis' },
    now,
  );
  const lastLogged = new Map<string, number>();
  let countsLoggedAt = now();
  const oncePerMinute = (key: string, write: () => void) => {
    if (now() - (lastLogged.get(key) ?? Number.NEGATIVE_INFINITY) < REPEAT_AFTER_MS) return;
    lastLogged.set(key, now());
    write();
  };
  const flush = () => {
    countsLoggedAt = now();
    if (Object.values(counts).some((count) => count > 0)) log.info({ ...counts }, 'last minute');
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] = 0;
  };
  const count = (key: keyof typeof counts, by = 1) => {
    counts[key] += by;
    if (now() - countsLoggedAt >= COUNTS_EVERY_MS) flush();
  };
  return {
    callStarted: () => count('callsStarted'),
    databaseAnswered: () => database.answered(),
    executionAdopted: (event) =>
      log.warn(event, 'an execution whose fence or claim was never answered is taken up'),
    executionDuplicated: (event) => log.error(event, 'an execution was in history before its outcome came'),
    executionFinished: ({ executionId, outcome }) =>
      log.debug({ executionId, outcome }, 'execution finished'),
    executionReaped: (event) => log.warn(event, 'execution taken over from a lost worker'),
    fenceConflict: (event) => log.error(event, 'an execution existed before its fence'),
    fenceLost: (event) => {
      count('fencesLost');
      log.debug(event, 'fire lost at the fence');
    },
    fireWon: (event) => {
      count('fires');
      log.debug(event, 'fire won');
    },
    flush,
    gateLost: (event) => {
      count('gatesLost');
      log.debug(event, 'fire lost at the gate');
    },
    gateAnswered: () => redis.answered(),
    gateUnavailable: ({ error }) => redis.failed(error),
    historyDropped: (event) => log.info(event, 'history past its retention dropped'),
    historyMisplaced: (event) =>
      log.error(event, 'history had no partition for these rows; they are moved now'),
    gateWon: () => count('gatesWon'),
    outcomeUnstorable: ({ error, executionId }) =>
      log.warn({ err: error, executionId }, 'an answer could not be stored'),
    retryScheduled: ({ executionId, retryAt }) => {
      count('retries');
      log.debug({ executionId, retryAt }, 'retry scheduled');
    },
    ruleBroken: ({ error, scheduleId }) =>
      log.error({ err: error, scheduleId }, 'the next fire time cannot be computed; set aside for a minute'),
    skipped: (event) => {
      count('skippedFireTimes', event.count);
      log.warn(event, 'fire times skipped');
    },
    statementFailed: ({ error, part }) => {
      count('statementsFailed');
      if (VITAL_PARTS.includes(part)) return database.failed(error);
      oncePerMinute(`statement ${part}`, () =>
        log.error({ err: error, part }, 'a statement failed; trying again'),
      );
    },
    workerDeclaredDead: (event) => log.warn(event, 'a worker stopped beating and is declared dead'),
    writeDropped: (event) => log.warn(event, 'an outcome came too late: the execution is no longer ours'),
  };
}
