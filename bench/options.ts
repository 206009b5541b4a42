import { parseArgs } from 'node:util';

export const SCENARIOS = [
  'sustained',
  'burst',
  'hanging-agent',
  'idle',
  'next-fire',
  'bulk-create',
  'events',
  'console',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

export interface BenchOptions {
  scenarios: readonly Scenario[];
  /** Executions of one measured run of the sustained scenario; when given, of the history that the console shows, too. */
  executions: number;
  /** Executions that the scenario console finds in history. */
  history: number;
  /** Executions that each process makes before anything is measured. */
  warmUp: number;
  /** Each figure is measured so often. */
  rounds: number;
  /** One window of the scenarios idle and events. */
  idleWindowMs: number;
  /** Folder that gets a CPU profile of each worker. */
  profile: string | null;
}

export const USAGE = `npm run bench -- [--short] [--only ${SCENARIOS.join('|')}] [--executions 120000] [--rounds 3] [--profile folder]`;

/** @throws Error with one line for a person */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      executions: { type: 'string' },
      only: { multiple: true, type: 'string' },
      profile: { type: 'string' },
      rounds: { type: 'string' },
      short: { default: false, type: 'boolean' },
    },
    strict: true,
  });
  const defaults = values.short
    ? { executions: 120_000, history: 100_000, idleWindowMs: 20_000, rounds: 3 }
    : { executions: 240_000, history: 1_000_000, idleWindowMs: 60_000, rounds: 5 };
  const given = whole('executions', values.executions, 1_000_000);
  const executions = given ?? defaults.executions;
  return {
    executions,
    history: given ?? defaults.history,
    idleWindowMs: defaults.idleWindowMs,
    profile: values.profile ?? null,
    rounds: whole('rounds', values.rounds, 100) ?? defaults.rounds,
    scenarios: values.only ? values.only.map(scenarioNamed) : SCENARIOS,
    warmUp: Math.min(executions, 30_000),
  };
}

function scenarioNamed(name: string): Scenario {
  const scenario = SCENARIOS.find((known) => known === name);
  if (!scenario) throw new Error(`--only must be one of ${SCENARIOS.join(', ')}`);
  return scenario;
}

function whole(name: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > max)
    throw new Error(`--${name} must be a whole number from 1 to ${max}`);
  return value;
}
