import type { Arrival } from './arrival';
import type { MadeSchedule } from './create-schedules';
import { expectedFires } from './expected-fires';
import { type LatenessMs, summarise } from './lateness';

export interface Window {
  /** Fire times with fromMs <= t < toMs are judged, epoch ms. */
  fromMs: number;
  toMs: number;
}

export interface Case {
  arrivals: readonly Arrival[];
  /** Workers were killed: a call whose outcome was lost with its worker may come again. */
  killed: boolean;
  schedules: readonly MadeSchedule[];
  /** `<key>/<attempt>` of those that the product recorded as unknown. */
  unknownAttempts: ReadonlySet<string>;
  window: Window;
}

/** What the agent saw, held against what was due. */
export interface Judgement {
  expected: number;
  /** Expected fire times that were called at least once. */
  delivered: number;
  missing: { scheduleId: string; fireAt: number }[];
  /** Calls before their fire time. */
  early: Arrival[];
  /** Calls for an instant that is no fire time of a schedule of ours. */
  unexpected: Arrival[];
  /** Each the calls of one fire time, or of one key, that came more than once without leave. */
  duplicateFireTimes: Arrival[][];
  duplicateKeys: Arrival[][];
  /** Called again under the same key because the outcome of the call before was lost with its worker, and recorded as unknown. */
  calledAgain: Arrival[][];
  /** Of the first call of each expected fire time. */
  latenessMs: LatenessMs;
}

/**
 * Missing fire times and lateness are those of the window. Duplicate, early and unexpected calls are looked for in everything that
 * arrived, before the window and after it too.
 */
export function judge({ arrivals, killed, schedules, unknownAttempts, window }: Case): Judgement {
  const byFireTime = groupBy(arrivals, (arrival) => `${arrival.scheduleId}/${arrival.fireAt}`);
  const byKey = groupBy(arrivals, (arrival) => arrival.key);
  const allowed = (calls: Arrival[]) => killed && isRepeatedAfterLoss(calls, unknownAttempts);
  const missing: Judgement['missing'] = [];
  const lateness: number[] = [];
  for (const { expression, id } of schedules) {
    for (const fireAt of expectedFires(expression, window.fromMs, window.toMs)) {
      const first = byFireTime.get(`${id}/${fireAt}`)?.[0];
      if (first) lateness.push(first.latenessMs);
      else missing.push({ fireAt, scheduleId: id });
    }
  }
  const severalByFireTime = [...byFireTime.values()].filter((calls) => calls.length > 1);
  const severalByKey = [...byKey.values()].filter((calls) => calls.length > 1);
  return {
    calledAgain: severalByFireTime.filter(allowed),
    delivered: lateness.length,
    duplicateFireTimes: severalByFireTime.filter((calls) => !allowed(calls)),
    duplicateKeys: severalByKey.filter((calls) => !allowed(calls)),
    early: arrivals.filter((arrival) => arrival.latenessMs < 0),
    expected: lateness.length + missing.length,
    latenessMs: summarise(lateness),
    missing,
    unexpected: unexpectedOf(arrivals, schedules),
  };
}

/** One fire time, one key, attempts that rise, and each attempt before the last recorded as unknown. */
function isRepeatedAfterLoss(calls: readonly Arrival[], unknownAttempts: ReadonlySet<string>): boolean {
  return calls.every((call, index) => {
    const before = calls[index - 1];
    if (!before) return true;
    const same =
      call.key === before.key && call.scheduleId === before.scheduleId && call.fireAt === before.fireAt;
    return same && call.attempt > before.attempt && unknownAttempts.has(`${before.key}/${before.attempt}`);
  });
}

function unexpectedOf(arrivals: readonly Arrival[], schedules: readonly MadeSchedule[]): Arrival[] {
  const expressions = new Map(schedules.map(({ expression, id }) => [id, expression]));
  return arrivals.filter(({ fireAt, scheduleId }) => {
    const expression = expressions.get(scheduleId);
    return expression === undefined || expectedFires(expression, fireAt, fireAt + 1)[0] !== fireAt;
  });
}

function groupBy(arrivals: readonly Arrival[], keyOf: (arrival: Arrival) => string): Map<string, Arrival[]> {
  const groups = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const group = groups.get(keyOf(arrival));
    if (group) group.push(arrival);
    else groups.set(keyOf(arrival), [arrival]);
  }
  return groups;
}
