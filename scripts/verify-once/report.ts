import type { Arrival } from './arrival';
import type { Evidence } from './evidence';
import type { Judgement } from './judge';
import type { LatenessMs } from './lateness';
import type { VerifyOptions } from './options';
import type { WorkerCounts } from './worker-log';

export interface Outcome {
  counts: WorkerCounts;
  evidence: Evidence;
  judgement: Judgement;
  /** Of a bare timer on this machine, meanwhile. */
  machineLatenessMs: LatenessMs;
  /** The last lines that each worker logged. */
  logTails(): string[];
  /** Workers that ended in another way than they should have. */
  misbehaved: string[];
  nameOf(pid: number): string;
  options: VerifyOptions;
  redisOutages: number;
  workersKilled: number;
}

const EXAMPLES = 5;
const LABEL_WIDTH = 34;

/** What was promised and did not hold, a line each; empty when everything did. */
export function brokenPromises({ judgement, misbehaved }: Outcome): string[] {
  const { duplicateFireTimes, duplicateKeys, early, missing, unexpected } = judgement;
  return [
    ...claim(missing, 'missing', ({ fireAt, scheduleId }) => `${iso(fireAt)} of ${scheduleId}`),
    ...claim(duplicateFireTimes, 'fire times called more than once', callsText),
    ...claim(duplicateKeys, 'keys used more than once', callsText),
    ...claim(early, 'early', callText),
    ...claim(unexpected, 'for no fire time of ours', callText),
    ...misbehaved,
  ];
}

/** The table that the run ends with. */
export function reportLines(outcome: Outcome): string[] {
  const { evidence, judgement } = outcome;
  return [
    titleOf(outcome),
    row('fire times expected', number(judgement.expected)),
    row('delivered', number(judgement.delivered)),
    row('missing', number(judgement.missing.length)),
    row('duplicates by fire time', number(surplus(judgement.duplicateFireTimes))),
    row('duplicates by key', number(surplus(judgement.duplicateKeys))),
    row('called again, outcome unknown', number(surplus(judgement.calledAgain))),
    row('early, or for no fire time', number(judgement.early.length + judgement.unexpected.length)),
    row('lateness p50 / p99 / max', latenessText(judgement.latenessMs)),
    row('a bare timer here, meanwhile', latenessText(outcome.machineLatenessMs)),
    ...coordinationRows(outcome),
    ...runRows(outcome),
    ...evidence.notSucceeded.map(({ executions, status }) => row(`executions ${status}`, number(executions))),
    row('fire times skipped', number(evidence.skipped)),
    ...[...outcome.counts.warnings].map(([says, times]) => `  logged ${several(times, 'time')}: ${says}`),
    ...judgement.calledAgain.slice(0, EXAMPLES).map(calledAgainText),
  ];
}

function titleOf({ options, redisOutages, workersKilled }: Outcome): string {
  const { redis, schedules, seconds, workers } = options;
  const redisSays = { flap: `Redis away ${several(redisOutages, 'time')}`, off: 'no Redis', on: 'Redis' }[
    redis
  ];
  const killed = workersKilled > 0 ? `, ${several(workersKilled, 'worker')} killed` : '';
  return `${several(workers, 'worker')}, ${several(schedules, 'schedule')}, ${seconds} s, ${redisSays}${killed}`;
}

/** Counted by the workers over their whole life, the warm-up too; one that was killed took its last counts with it. */
function coordinationRows({ counts: { sums }, options, workersKilled }: Outcome): string[] {
  const of = (name: string) => sums[name] ?? 0;
  const share = of('fires') > 0 ? (of('fencesLost') / of('fires')) * 100 : 0;
  const without = workersKilled > 0 ? ' (without those of the killed)' : '';
  return [
    row(
      'gates won / lost',
      options.redis === 'off'
        ? 'no gate'
        : `${number(of('gatesWon'))} / ${number(of('gatesLost'))}${without}`,
    ),
    row(
      'fences lost',
      `${number(of('fencesLost'))} (${share.toFixed(2)} % of ${number(of('fires'))} fires)${without}`,
    ),
    row('statements failed', `${number(of('statementsFailed'))}${without}`),
  ];
}

function runRows({ evidence, nameOf }: Outcome): string[] {
  const all = evidence.runsByPid.reduce((sum, { runs }) => sum + runs, 0);
  return evidence.runsByPid.map(({ pid, runs }) =>
    row(`runs of ${nameOf(pid)}`, `${number(runs)} (${((runs / all) * 100).toFixed(1)} %)`),
  );
}

function claim<T>(found: readonly T[], what: string, say: (one: T) => string): string[] {
  if (found.length === 0) return [];
  const more = found.length > EXAMPLES ? ` and ${found.length - EXAMPLES} more` : '';
  return [`${found.length} ${what}: ${found.slice(0, EXAMPLES).map(say).join('; ')}${more}`];
}

const callText = ({ attempt, fireAt, latenessMs, scheduleId }: Arrival) =>
  `${Number.isNaN(fireAt) ? 'unreadable' : iso(fireAt)} of ${scheduleId}, attempt ${attempt}, ${latenessMs.toFixed(1)} ms late`;

const callsText = (calls: readonly Arrival[]) =>
  calls.map((call) => `${call.key} ${callText(call)}`).join(' and ');

const calledAgainText = (calls: readonly Arrival[]) =>
  `  ${calls[0]?.key} was called ${calls.map(({ latenessMs }) => latenessMs.toFixed(1)).join(' and ')} ms after its fire time`;

/** Calls beyond the first of each. */
const surplus = (groups: readonly Arrival[][]) => groups.reduce((sum, calls) => sum + calls.length - 1, 0);
const latenessText = ({ max, p50, p99 }: LatenessMs) =>
  `${[p50, p99, max].map((ms) => ms.toFixed(1)).join(' / ')} ms`;
const iso = (timeMs: number) => new Date(timeMs).toISOString();
const number = (value: number) => value.toLocaleString('en-US');
const several = (count: number, noun: string) => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
const row = (label: string, value: string) => `  ${label.padEnd(LABEL_WIDTH)}${value}`;
