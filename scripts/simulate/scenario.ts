import type { WorkerLossPolicy } from '@/lib/domain/schedule-definition';
import type { SeededRandom } from './seeded-random';
import type { Front, Weather } from './weather';

const CRON_EXPRESSIONS = [
  '* * * * * *',
  '*/2 * * * * *',
  '*/3 * * * * *',
  '*/5 * * * * *',
  '*/20 * * * * *',
  '* * * * *',
];
/** People and faults act in this time; after it everything is healed and has to come to rest. */
export const LASTS_MS = 60_000;

interface RedisFault {
  kind: 'flush' | 'lose-locks';
  atMs: number;
}
export interface DownFault {
  kind: 'kill' | 'restart';
  atMs: number;
  process: number;
  backAfterMs: number;
}
interface SkewFault {
  kind: 'skew';
  atMs: number;
  process: number;
  byMs: number;
}
interface PauseFault {
  kind: 'stand-still';
  atMs: number;
  process: number;
  forMs: number;
}
export type Fault = DownFault | PauseFault | RedisFault | SkewFault;

export interface HumanAct {
  kind: 'catch-up' | 'delete' | 'edit' | 'pause' | 'pause-until' | 'resume' | 'trigger' | 'undelete';
  atMs: number;
  schedule: number;
  cronExpression: string;
  /** From reading the clock under the row's lock to the commit. */
  holdsLockMs: number;
  /** When a pause with an end ends. */
  untilMs: number;
}

/** When somebody cancels one execution of all that live. */
export function drawCancels(random: SeededRandom): number[] {
  const count = random.chance(0.4) ? 0 : random.whole(1, 8);
  return times(count, () => random.between(0, LASTS_MS)).sort((a, b) => a - b);
}

/** All that a seed draws before it begins, but for cancels and silences; times count from the start. */
export interface Scenario {
  acts: HumanAct[];
  agents: number;
  databaseFronts: Front[];
  faults: Fault[];
  processes: { slots: number; wallSkewMs: number }[];
  redisFronts: Front[];
  schedules: { cronExpression: string; agent: number; onWorkerLoss: WorkerLossPolicy }[];
}

export function drawScenario(random: SeededRandom): Scenario {
  const processes = times(random.whole(1, 4), () => ({
    slots: random.pick([3, 3, 20, 100]),
    wallSkewMs: random.chance(0.5) ? 0 : random.between(-600_000, 600_000),
  }));
  const agents = random.whole(1, 3);
  const schedules = times(random.whole(1, 6), () => ({
    agent: random.whole(0, agents - 1),
    cronExpression: random.pick(CRON_EXPRESSIONS),
    onWorkerLoss: random.pick(['fail', 'retry', 'retry'] as const),
  }));
  return {
    acts: times(random.whole(0, 14), () => drawAct(random, schedules.length)).sort(byTime),
    agents,
    databaseFronts: drawFronts(random, ['down', 'failing', 'slow', 'failing']),
    faults: times(random.whole(0, 6), () => drawFault(random, processes.length)).sort(byTime),
    processes,
    redisFronts: drawFronts(random, ['down', 'failing', 'slow']),
    schedules,
  };
}

const byTime = (a: { atMs: number }, b: { atMs: number }) => a.atMs - b.atMs;

function drawAct(random: SeededRandom, schedules: number): HumanAct {
  return {
    atMs: random.between(0, LASTS_MS),
    cronExpression: random.pick(CRON_EXPRESSIONS),
    holdsLockMs: random.chance(0.2) ? random.between(20, 400) : random.between(0.2, 10),
    kind: random.pick(['edit', 'edit', 'pause', 'pause', 'resume', 'trigger']),
    untilMs: 0,
    schedule: random.whole(0, schedules - 1),
  };
}

/** Pauses with an end, deletions and what ends them, by numbers of their own, so that all else is drawn as without them. */
export function drawSilences(random: SeededRandom, schedules: number): HumanAct[] {
  return times(random.whole(0, 8), () => {
    const act = drawAct(random, schedules);
    const lastsMs = random.chance(0.3) ? random.between(1, 1_000) : random.between(1_000, 25_000);
    const endMs = act.atMs + lastsMs;
    // Rules fire at whole seconds, and what is fenced ahead of an end is what changes shortly before it have to heed.
    const untilMs = random.chance(0.5) ? Math.ceil(endMs / SECOND_MS) * SECOND_MS : endMs;
    const silence = { ...act, kind: random.pick(SILENCES), untilMs };
    if (silence.kind !== 'pause-until' || random.chance(0.5)) return [silence];
    const atMs = untilMs - random.between(0, 400);
    return [silence, { ...silence, atMs, kind: random.pick(CHANGES_OF_SILENCE), untilMs: untilMs + lastsMs }];
  })
    .flat()
    .sort(byTime);
}
const SECOND_MS = 1_000;
const SILENCES = [
  'catch-up',
  'delete',
  'edit',
  'pause-until',
  'pause-until',
  'resume',
  'undelete',
  'undelete',
] as const;
const CHANGES_OF_SILENCE = ['catch-up', 'delete', 'edit', 'pause', 'pause-until', 'resume'] as const;

function drawFault(random: SeededRandom, processes: number): Fault {
  const atMs = random.between(0, LASTS_MS);
  const process = random.whole(0, processes - 1);
  const kind = random.pick([
    'flush',
    'kill',
    'kill',
    'lose-locks',
    'restart',
    'skew',
    'stand-still',
    'stand-still',
  ] as const);
  if (kind === 'flush' || kind === 'lose-locks') return { atMs, kind };
  if (kind === 'skew') return { atMs, byMs: random.between(-600_000, 600_000), kind, process };
  if (kind === 'stand-still')
    return { atMs, forMs: random.pick([300, 3_000, 12_000, 45_000]), kind, process };
  return { atMs, backAfterMs: random.between(10, 15_000), kind, process };
}

function drawFronts(random: SeededRandom, kinds: readonly Weather[]): Front[] {
  return times(random.chance(0.4) ? 0 : random.whole(1, 3), () => {
    const fromMs = random.between(0, LASTS_MS);
    return { fromMs, toMs: fromMs + random.between(200, 15_000), weather: random.pick(kinds) };
  });
}

const times = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
