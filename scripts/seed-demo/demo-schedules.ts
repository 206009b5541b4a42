import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import type { SeededRandom } from '../simulate/seeded-random';
import { dealRhythms } from './deal-rhythms';
import type { Timing } from './rhythm';

export interface DemoSchedule {
  definition: Omit<ScheduleDefinition, 'agentRef'>;
  timing: Timing;
  /** Share of its executions that fail. */
  failureRate: number;
  /** What a call usually takes. */
  durationMs: number;
}

const AGENTS = [
  { agentId: 'billing-agent', tasks: ['Send payment reminders', 'Reconcile payments', 'Export invoices'] },
  {
    agentId: 'catalog-agent',
    tasks: ['Rewrite product texts', 'Find duplicate products', 'Check image rights'],
  },
  { agentId: 'crm-agent', tasks: ['Merge contacts', 'Score new leads', 'Sync accounts'] },
  { agentId: 'forecast-agent', tasks: ['Forecast demand', 'Plan reorders', 'Compare forecast with sales'] },
  { agentId: 'fraud-agent', tasks: ['Review flagged orders', 'Refresh risk model', 'Scan refunds'] },
  { agentId: 'mail-agent', tasks: ['Answer open mails', 'Send newsletter', 'Clean bounced addresses'] },
  { agentId: 'monitor-agent', tasks: ['Check storefront', 'Probe checkout', 'Watch prices'] },
  {
    agentId: 'report-agent',
    tasks: ['Build sales report', 'Summarise support tickets', 'Write stand-up notes'],
  },
  { agentId: 'search-agent', tasks: ['Rebuild search index', 'Tune synonyms', 'Crawl help pages'] },
  { agentId: 'warehouse-agent', tasks: ['Count stock', 'Assign bins', 'Book carriers'] },
] as const;
const SITES = [
  'Amsterdam',
  'Athens',
  'Berlin',
  'Boston',
  'Chicago',
  'Dublin',
  'Hamburg',
  'Kyoto',
  'Lisbon',
  'London',
  'Lyon',
  'Madrid',
  'Milan',
  'Nairobi',
  'New York',
  'Osaka',
  'Oslo',
  'Porto',
  'Seattle',
  'Tokyo',
] as const;

const USUAL_FAILURE_RATE = 0.015;
const FLAKY = { share: 0.1, failureRate: 0.12 };
const DURATIONS_MS = [45, 120, 300, 900, 2_400, 8_000] as const;

/** Schedules as a company might have them, in a mixed order. @param fireAt URL of the agent that they call; null: they are paused */
export function demoSchedules(
  counts: { schedules: number; executions: number },
  fireAt: string | null,
  random: SeededRandom,
): DemoSchedule[] {
  const rhythms = dealRhythms(counts.schedules, counts.executions);
  shuffle(rhythms, random);
  return rhythms.map((rhythm, at) => {
    const timing = rhythm.draw(random);
    return {
      definition: { ...definition(at, fireAt, random), ...ruleOf(timing) },
      durationMs: random.pick(DURATIONS_MS),
      failureRate: random.chance(FLAKY.share) ? FLAKY.failureRate : USUAL_FAILURE_RATE,
      timing,
    };
  });
}

const ruleOf = ({ cronExpression, timezone }: Timing) => ({ cronExpression, timezone });

function definition(at: number, fireAt: string | null, random: SeededRandom) {
  const { agentId, tasks } = random.pick(AGENTS);
  const task = random.pick(tasks);
  const site = random.pick(SITES);
  const area = agentId.replace(/-agent$/, '');
  return {
    name: `${task}, ${site} ${at + 1}`,
    description: random.chance(0.4) ? `${task} for the ${site} team. Made by seed:demo.` : null,
    tags: ['demo', area, ...(random.chance(0.3) ? [site.toLowerCase().replaceAll(' ', '-')] : [])],
    agentId,
    agentUrl: fireAt ?? `https://agents.example.com/${area}/run`,
    httpMethod: 'POST' as const,
    headers: { 'X-Team': area },
    payload: { dryRun: random.chance(0.1), limit: random.pick([50, 100, 500]), site },
    retryPolicy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 },
    timeoutMs: 30_000,
    onWorkerLoss: 'retry' as const,
    priority: 0,
    enabled: fireAt !== null,
    pausedUntil: null,
  };
}

function shuffle<T>(items: T[], random: SeededRandom): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = random.whole(0, at);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}
