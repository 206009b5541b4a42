import { RHYTHMS, type Rhythm } from './rhythm';

/** What most schedules of a real service are like, of every twenty. */
const USUAL: readonly (readonly [Rhythm, number])[] = [
  [RHYTHMS.daily, 9],
  [RHYTHMS.weekdays, 4],
  [RHYTHMS.weekly, 3],
  [RHYTHMS.monthly, 2],
  [RHYTHMS.sixHourly, 2],
];
/** The same for little history. */
const RARE: readonly (readonly [Rhythm, number])[] = [
  [RHYTHMS.weekly, 4],
  [RHYTHMS.monthly, 16],
];
/** A few frequent schedules make most of a service's history: what is missing comes from these, by their shares. */
const FREQUENT: readonly (readonly [Rhythm, number])[] = [
  [RHYTHMS.hourly, 0.5],
  [RHYTHMS.quarterHourly, 0.3],
  [RHYTHMS.fiveMinutely, 0.2],
];
const TO_FILL = [
  RHYTHMS.hourly,
  RHYTHMS.fiveMinutely,
  RHYTHMS.minutely,
  RHYTHMS.tenSecondly,
  RHYTHMS.secondly,
];
/** Some fire times become skips. */
const SPARE = 1.01;

/** How much history so many schedules can have. */
export const mostExecutions = (schedules: number): number =>
  Math.floor((schedules * RHYTHMS.secondly.fires) / SPARE);

/** A rhythm for each schedule, so that they fire at least so often in the days of history, and not much more often when it can be. */
export function dealRhythms(schedules: number, executions: number): Rhythm[] {
  const wanted = executions * SPARE;
  const usual = dealt(USUAL, schedules);
  const rhythms = firesOf(usual) <= wanted ? usual : dealt(RARE, schedules);
  let [next, missing] = [0, wanted - firesOf(rhythms)];
  const turnInto = (rhythm: Rhythm) => {
    missing -= rhythm.fires - rhythms[next]!.fires;
    rhythms[next] = rhythm;
    next += 1;
  };
  const shares = FREQUENT.map(
    ([rhythm, share]) => [rhythm, Math.floor((missing * share) / rhythm.fires)] as const,
  );
  for (const [rhythm, count] of shares) {
    for (let left = Math.min(count, schedules / 10); left >= 1; left -= 1) turnInto(rhythm);
  }
  for (; missing > 0 && next < schedules; ) {
    const each = missing / (schedules - next);
    turnInto(TO_FILL.find(({ fires }) => fires >= Math.min(missing, each)) ?? RHYTHMS.secondly);
  }
  return rhythms;
}

const firesOf = (rhythms: readonly Rhythm[]) => rhythms.reduce((sum, { fires }) => sum + fires, 0);

function dealt(mix: readonly (readonly [Rhythm, number])[], count: number): Rhythm[] {
  const deck = mix.flatMap(([rhythm, times]) => Array.from({ length: times }, () => rhythm));
  return Array.from({ length: count }, (_, at) => deck[at % deck.length]!);
}
