import { setTimeout as sleep } from 'node:timers/promises';
import type { MadeSchedule } from './create-schedules';
import { createSchedules } from './create-schedules';
import { countUnsettled, readEvidence } from './evidence';
import { judge, type Window } from './judge';
import { killWorkers } from './kill-workers';
import type { LatenessMs } from './lateness';
import { MachineProbe } from './machine-probe';
import { preciseWallClock } from './precise-wall-clock';
import type { Outcome } from './report';
import { type Run, setUpTestBed, type TestBed } from './test-bed';
import { countsIn } from './worker-log';

const POLL_MS = 200;
const LOG_LINES_SHOWN = 15;
/** Until every schedule has called once. */
const WARM_UP_LIMIT_MS = 90_000;
/** After the window: a lease's life, two ticks, and room for a busy machine. */
const SETTLE_LIMIT_MS = 45_000;

/**
 * One whole run: brings everything up, lets a window of fire times pass, and compares what the agent saw with what was due.
 *
 * @throws Error when it can't be carried out; its message ends with what the workers logged last
 */
export async function verify(run: Run): Promise<Outcome> {
  const bed = await setUpTestBed(run);
  try {
    const schedules = await warmUp(run, bed);
    const window = windowFromNow(run.options.seconds);
    run.say(
      `Measuring fire times from ${new Date(window.fromMs).toISOString()} on, for ${run.options.seconds} s …`,
    );
    const passed = await passWindow(run, bed, window);
    return await conclude(run, bed, { schedules, window, ...passed });
  } catch (error) {
    if (run.signal.aborted) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Error([message, ...bed.fleet.logTails(LOG_LINES_SHOWN)].join('\n'), { cause: error });
  } finally {
    await bed.sql.end({ timeout: 1 });
  }
}

/** Starts the workers, and lets every schedule call once: what connections and compilers cost at first is not measured. */
async function warmUp({ options, say, signal }: Run, bed: TestBed): Promise<MadeSchedule[]> {
  const schedules = await createSchedules(bed.databaseUrl, bed.agent.url, options.schedules, signal);
  for (let index = 0; index < options.workers; index += 1) bed.fleet.add();
  say(`Waiting until each of ${options.schedules} schedules has called once …`);
  const called = async () => {
    bed.fleet.requireHealthy();
    return (await bed.agent.scheduleCount()) >= schedules.length;
  };
  if (!(await polled(called, WARM_UP_LIMIT_MS, signal))) {
    const count = await bed.agent.scheduleCount();
    throw new Error(
      `Only ${count} of ${schedules.length} schedules called their agent within ${WARM_UP_LIMIT_MS / 1_000} s`,
    );
  }
  return schedules;
}

function windowFromNow(seconds: number): Window {
  const fromMs = Math.ceil(Date.now() / 1_000 + 1) * 1_000;
  return { fromMs, toMs: fromMs + seconds * 1_000 };
}

interface Passed {
  machineLatenessMs: LatenessMs;
  workersKilled: number;
}

async function passWindow({ options, signal }: Run, bed: TestBed, window: Window): Promise<Passed> {
  const probe = new MachineProbe(preciseWallClock());
  probe.start();
  const [workersKilled] = await Promise.all([
    options.kill ? killWorkers(bed.fleet, bed.agent, window, signal) : 0,
    options.redis === 'flap' ? bed.redis?.flapUntil(window.toMs, signal) : null,
    sleep(window.toMs - Date.now(), undefined, { signal }),
  ]);
  return { machineLatenessMs: probe.stop(), workersKilled };
}

async function conclude(
  { options, say, signal }: Run,
  { agent, fleet, redis, sql }: TestBed,
  {
    machineLatenessMs,
    schedules,
    window,
    workersKilled,
  }: Passed & { schedules: MadeSchedule[]; window: Window },
): Promise<Outcome> {
  const settled = async () => (await countUnsettled(sql, window.toMs)) === 0;
  if (!(await polled(settled, SETTLE_LIMIT_MS, signal)))
    say(`Some of it has not ended ${SETTLE_LIMIT_MS / 1_000} s after the window.`);
  await fleet.stop();
  const evidence = await readEvidence(sql, window.fromMs, window.toMs);
  const arrivals = await agent.arrivals();
  return {
    counts: countsIn(fleet.logs()),
    evidence,
    judgement: judge({ arrivals, killed: workersKilled > 0, schedules, window, ...evidence }),
    logTails: () => fleet.logTails(LOG_LINES_SHOWN),
    machineLatenessMs,
    misbehaved: fleet.misbehaved(),
    nameOf: (pid) => fleet.nameOf(pid),
    options,
    redisOutages: redis?.outages ?? 0,
    workersKilled,
  };
}

/** Asks again and again. @returns false when it was not so within the limit */
async function polled(isSo: () => Promise<boolean>, limitMs: number, signal: AbortSignal): Promise<boolean> {
  const endAt = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > endAt) return false;
    await sleep(POLL_MS, undefined, { signal });
  }
  return true;
}
