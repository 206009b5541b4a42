import type { ScheduleDefinition, WorkerLossPolicy } from '@/lib/domain/schedule-definition';
import type { WorkerEvents } from '@/worker/worker-events';
import { ScheduleHistory } from './history-of-changes';
import { Editor } from './model/editor';
import { MemoryDatabase, versionKey } from './model/memory-database';
import { MemoryEngineStore } from './model/memory-engine-store';
import { MemoryFireLock } from './model/memory-fire-lock';
import { Oracle } from './oracle';
import { hasCancels, hasSilences, type PlantedBug, workerClass } from './planted-bugs';
import {
  type DownFault,
  drawCancels,
  drawScenario,
  drawSilences,
  type Fault,
  LASTS_MS,
  type Scenario,
} from './scenario';
import { SeededRandom } from './seeded-random';
import { SimulatedHost } from './simulated-host';
import { SimulatedPeople } from './simulated-people';
import { VirtualTime } from './virtual-time';
import { Forecast, type Front } from './weather';

const LOCK_TTL_MS = 30_000;
/** Long enough for death, reaping, adoption and every retry. */
const COMES_TO_REST_MS = 120_000;
const CANCELS_SEED = 7_919;
const SILENCES_SEED = 104_729;
const START_MS = Date.UTC(2026, 0, 5, 10, 59, 30);

export interface SeedResult {
  seed: number;
  violation: string | null;
  steps: number;
  calls: number;
  adopted: number;
  reaped: number;
}

/** One history: the real worker code over the models, under the faults that the seed draws, judged by the oracle. */
export async function runSeed(seed: number, bug: PlantedBug | null = null): Promise<SeedResult> {
  const random = new SeededRandom(seed);
  const scenario = drawScenario(random);
  const time = new VirtualTime(START_MS);
  const db = new MemoryDatabase(() => time.nowMs);
  const editor = new Editor(db, { takesBackSkips: bug !== 'no-skip-taken-back' });
  const histories = createSchedules(scenario, random, editor);
  const oracle = new Oracle(db, histories);
  const counts = { adopted: 0, calls: 0, reaped: 0 };
  const redis = new MemoryFireLock(() => time.nowMs, LOCK_TTL_MS);
  const hosts = scenario.processes.map(
    ({ slots, wallSkewMs }) =>
      new SimulatedHost(
        {
          databaseForecast: new Forecast(random, fromStart(scenario.databaseFronts)),
          events: countingEvents(counts, oracle),
          onCall: (call) => {
            counts.calls += 1;
            oracle.onCall(call);
          },
          random,
          redis,
          redisForecast: new Forecast(random, fromStart(scenario.redisFronts)),
          store: new MemoryEngineStore(db, {
            compareClaim: bug !== 'no-claim-in-finish',
            compareRev: bug !== 'no-rev-compare',
            heedCancel: bug !== 'no-cancel-in-retry',
          }),
          time,
          workerClass: workerClass(bug),
        },
        slots,
        wallSkewMs,
      ),
  );
  const people = new SimulatedPeople(time, db, editor, histories, random, {
    onCancelled: (executionId, attempts) => oracle.onCancelled(executionId, attempts),
    waitsForHorizon: bug !== 'no-wait-after-pause',
  });
  plan(scenario, time, hosts, people, [...histories.keys()], redis, random);

  // By numbers of their own, so that all else is drawn as if nobody cancelled.
  const cancelRandom = new SeededRandom(seed + CANCELS_SEED);
  for (const atMs of hasCancels(bug) ? drawCancels(cancelRandom) : [])
    time.at(START_MS + atMs, () => people.cancelOne(cancelRandom));
  const scheduleIds = [...histories.keys()];
  const silenceRandom = new SeededRandom(seed + SILENCES_SEED);
  for (const act of hasSilences(bug) ? drawSilences(silenceRandom, scheduleIds.length) : [])
    time.at(START_MS + act.atMs, () =>
      people.act({ ...act, untilMs: START_MS + act.untilMs }, scheduleIds[act.schedule]!),
    );

  const endMs = START_MS + LASTS_MS;
  const broken = () => {
    oracle.afterStep();
    return oracle.violation !== null;
  };
  let steps = await time.run(endMs, broken);
  for (const host of hosts) host.startAgain();
  steps += await time.run(endMs + COMES_TO_REST_MS / 2, broken);
  for (const [scheduleId, history] of histories) stopFiring(db, editor, history, scheduleId);
  steps += await time.run(endMs + COMES_TO_REST_MS, broken);
  if (!oracle.violation) oracle.atEnd(endMs + COMES_TO_REST_MS / 2);
  for (const host of hosts) host.kill();
  return { ...counts, seed, steps, violation: oracle.violation };
}

const fromStart = (fronts: readonly Front[]): Front[] =>
  fronts.map(({ fromMs, toMs, weather }) => ({
    fromMs: START_MS + fromMs,
    // Everything is healed when the time of faults is over.
    toMs: START_MS + Math.min(toMs, LASTS_MS),
    weather,
  }));

function createSchedules(
  scenario: Scenario,
  random: SeededRandom,
  editor: Editor,
): Map<string, ScheduleHistory> {
  const agentRefs = Array.from({ length: scenario.agents }, () => random.id());
  const histories = new Map<string, ScheduleHistory>();
  for (const { agent, cronExpression, onWorkerLoss } of scenario.schedules) {
    const scheduleId = random.id();
    editor.create(scheduleId, definitionOf(cronExpression, agentRefs[agent]!, onWorkerLoss));
    histories.set(scheduleId, new ScheduleHistory(scheduleId, cronExpression, START_MS));
  }
  return histories;
}

const definitionOf = (
  cronExpression: string,
  agentRef: string,
  onWorkerLoss: WorkerLossPolicy,
): ScheduleDefinition => ({
  agentId: agentRef,
  agentRef,
  agentUrl: 'http://agent.test/',
  cronExpression,
  description: null,
  enabled: true,
  headers: {},
  httpMethod: 'POST',
  name: 'simulated',
  payload: null,
  retryPolicy: { backoffMultiplier: 2, initialDelayMs: 300, maxAttempts: 3, maxDelayMs: 2_000 },
  tags: [],
  timeoutMs: 3_000,
  pausedUntil: null,
  onWorkerLoss,
  priority: 0,
  timezone: 'UTC',
});

function countingEvents(counts: { adopted: number; reaped: number }, oracle: Oracle): WorkerEvents {
  return {
    executionAdopted: () => {
      counts.adopted += 1;
    },
    executionReaped: () => {
      counts.reaped += 1;
    },
    fenceConflict: ({ expected, inserted }) => {
      oracle.violation ??= `a fence inserted ${inserted} executions instead of ${expected}`;
    },
  };
}

function plan(
  scenario: Scenario,
  time: VirtualTime,
  hosts: readonly SimulatedHost[],
  people: SimulatedPeople,
  scheduleIds: readonly string[],
  redis: MemoryFireLock,
  random: SeededRandom,
): void {
  for (const act of scenario.acts)
    time.at(START_MS + act.atMs, () => people.act(act, scheduleIds[act.schedule]!));
  for (const fault of scenario.faults)
    time.at(START_MS + fault.atMs, () => strike(fault, time, hosts, redis, random));
}

function strike(
  fault: Fault,
  time: VirtualTime,
  hosts: readonly SimulatedHost[],
  redis: MemoryFireLock,
  random: SeededRandom,
): void {
  switch (fault.kind) {
    case 'flush':
      redis.flush();
      break;
    case 'lose-locks':
      redis.lose(() => random.chance(0.5));
      break;
    case 'skew':
      hosts[fault.process]!.skew(fault.byMs);
      break;
    case 'stand-still':
      hosts[fault.process]!.standStill(fault.forMs);
      break;
    default:
      takeDown(fault, time, hosts[fault.process]!);
  }
}

function takeDown(fault: DownFault, time: VirtualTime, host: SimulatedHost): void {
  if (fault.kind === 'kill') host.kill();
  else host.terminate();
  time.after(fault.backAfterMs, () => host.startAgain());
}

/** The end of the history: what is silent is brought to account, and no fire time after this one is anybody's business. */
function stopFiring(db: MemoryDatabase, editor: Editor, history: ScheduleHistory, scheduleId: string): void {
  const nowMs = Math.floor(db.now());
  const { cronExpression } = history.current;
  if (db.deleted.has(scheduleId)) {
    const { boundaryMs } = editor.undelete(scheduleId, nowMs);
    const silence = history.silenceBeforeDeletion(nowMs);
    history.turn(boundaryMs, { cronExpression, hasNewVersion: false, silence });
  }
  for (const enabled of [true, false]) {
    const cursor = db.cursors.get(scheduleId)!;
    const definition = db.definitions.get(versionKey(scheduleId, cursor.version))!;
    const change = editor.change(scheduleId, { ...definition, enabled, pausedUntil: null }, nowMs);
    const silence = enabled ? null : ({ reason: 'paused', untilMs: null } as const);
    history.turn(change.boundaryMs, { cronExpression, hasNewVersion: true, silence });
  }
}
