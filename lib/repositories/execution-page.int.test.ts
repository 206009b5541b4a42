import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExecutionStatus, Trigger } from '@/lib/domain/execution';
import { executionId, executionIdTimeMs } from '@/lib/domain/ids';
import { HistoryPartitions } from './engine/partitions';
import type { ExecutionFilter } from './execution-branches';
import type { HistoryRange } from './history-windows';
import { createRepositoryRig, insertSchedule, type RepositoryRig } from './repository-rig.fixture';

const DAY_MS = 86_400_000;
const NOW_MS = Date.now();
const COUNT = 140;

interface Made {
  id: string;
  agent: string;
  scheduleId: string;
  status: ExecutionStatus;
  trigger: Trigger;
  error: string | null;
}

const STATUSES = [
  'succeeded',
  'failed',
  'succeeded',
  'running',
  'cancelled',
  'succeeded',
  'retrying',
] as const;
const isLive = (status: string) => ['pending', 'retrying', 'running', 'waiting'].includes(status);

let rig: RepositoryRig;
/** Of three schedules and two agents, over 12 days. Newest first. */
let made: Made[];
const agentRefs = new Map<string, string>();

beforeAll(async () => {
  rig = await createRepositoryRig();
  await new HistoryPartitions(rig.sql).ensureWindow(NOW_MS - 13 * DAY_MS, NOW_MS);
  const agents = ['one', 'two', 'two'];
  const scheduleIds: string[] = [];
  for (const agentId of agents) scheduleIds.push(await insertSchedule(rig.repositories, { agentId }));
  for (const agent of ['one', 'two']) agentRefs.set(agent, await rig.repositories.agents.ensure(agent));
  made = Array.from({ length: COUNT }, (_, n): Made => {
    const status = STATUSES[n % STATUSES.length]!;
    const which = n % 11 === 0 ? 2 : n % 2;
    return {
      agent: agents[which]!,
      error: status === 'failed' ? `Refused, 100% of call_${n % 10}` : null,
      id: executionId(scheduleIds[which]!, NOW_MS - Math.round((n * 12 * DAY_MS) / COUNT), 'schedule'),
      scheduleId: scheduleIds[which]!,
      status,
      trigger: n % 17 === 0 ? 'manual' : 'schedule',
    };
  }).sort((one, other) => (one.id < other.id ? 1 : -1));
  for (const one of made) await insert(one);
});
afterAll(() => rig.close());

async function insert({ agent, error, id, scheduleId, status, trigger }: Made): Promise<void> {
  const at = new Date(executionIdTimeMs(id));
  const row = { agent: agentRefs.get(agent)!, scheduleId, trigger };
  if (isLive(status)) {
    await rig.sql`
      INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, worker_id, due_at, scheduled_at)
      SELECT ${id}, id, workspace_id, 1, ${at}, ${row.trigger}, 'x', ${row.agent}, ${status}, ${status === 'running' ? row.agent : null}, ${at}, ${at}
        FROM schedules WHERE id = ${row.scheduleId}`;
    return;
  }
  await rig.sql`
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, error, due_at, scheduled_at)
    SELECT ${id}, id, workspace_id, 1, ${at}, ${row.trigger}, 'x', ${row.agent}, ${status}, ${error}, ${at}, ${at}
      FROM schedules WHERE id = ${row.scheduleId}`;
}

const list = (filter: ExecutionFilter, range: HistoryRange, limit: number) =>
  rig.repositories.executions.list(filter, range, limit);

/** Every id of a list, page by page, and how many each page had. */
async function walk(filter: ExecutionFilter, limit: number, range: HistoryRange = {}) {
  const ids: string[] = [];
  const sizes: number[] = [];
  for (let beforeId: string | null | undefined; beforeId !== null; ) {
    const page = await list(filter, { ...range, beforeId }, limit);
    ids.push(...page.rows.map(({ id }) => id));
    sizes.push(page.rows.length);
    beforeId = page.nextBeforeId;
  }
  return { ids, sizes };
}

const passes =
  ({ agentRef, scheduleId, search, statuses, trigger }: ExecutionFilter) =>
  (one: Made): boolean =>
    (!agentRef || agentRefs.get(one.agent) === agentRef) &&
    (!scheduleId || one.scheduleId === scheduleId) &&
    (!search || (one.error?.toLowerCase().includes(search.toLowerCase()) ?? false)) &&
    (!statuses || statuses.includes(one.status)) &&
    (!trigger || one.trigger === trigger);

const idsOf = (filter: ExecutionFilter) => made.filter(passes(filter)).map(({ id }) => id);

const STATUS_FILTERS: (readonly ExecutionStatus[] | undefined)[] = [
  undefined,
  ['failed'],
  ['succeeded'],
  ['running'],
  ['retrying'],
  ['cancelled', 'failed'],
  ['failed', 'retrying', 'succeeded'],
  ['pending'],
];

const TRIGGER_FILTERS = [undefined, 'manual', 'replay', 'schedule'] as const;

describe('pages of the executions of all schedules', () => {
  it.each([3, 50, 200])('of %i give each that a filter lets pass once, latest first', async (limit) => {
    for (const statuses of STATUS_FILTERS) {
      for (const trigger of limit < 50 ? [undefined] : TRIGGER_FILTERS) {
        const filter = { statuses, trigger };
        expect((await walk(filter, limit)).ids, JSON.stringify(filter)).toEqual(idsOf(filter));
      }
    }
  });

  it.each(['agent', 'schedule'] as const)('keep to one %s, whatever else they keep to', async (owner) => {
    for (const statuses of STATUS_FILTERS) {
      for (const trigger of TRIGGER_FILTERS) {
        const own =
          owner === 'agent' ? { agentRef: agentRefs.get('two')! } : { scheduleId: made[0]!.scheduleId };
        const filter = { ...own, statuses, trigger };
        expect((await walk(filter, 20)).ids, JSON.stringify(filter)).toEqual(idsOf(filter));
      }
    }
  });

  it.each(['refused', 'CALL_3', '100%', '100_', '%', '_3', '\\', 'nothing'])(
    'find the text %j in errors, as it stands',
    async (search) => {
      expect((await walk({ search }, 10)).ids).toEqual(idsOf({ search }));
      const filter = { agentRef: agentRefs.get('two')!, search, statuses: ['failed'] as const };
      expect((await walk(filter, 10)).ids).toEqual(idsOf(filter));
    },
  );

  it('keep to a time', async () => {
    const range = { fromMs: NOW_MS - 5 * DAY_MS, toMs: NOW_MS - 2 * DAY_MS };
    const within = (id: string) =>
      executionIdTimeMs(id) >= range.fromMs && executionIdTimeMs(id) < range.toMs;
    for (const statuses of STATUS_FILTERS) {
      expect((await walk({ statuses }, 9, range)).ids).toEqual(idsOf({ statuses }).filter(within));
    }
  });

  it('are short rather than read on and on for what is rare, and end all the same', async () => {
    const filter = { scheduleId: made[0]!.scheduleId, search: 'call_7' };
    const { ids, sizes } = await walk(filter, 1);
    expect(ids).toEqual(idsOf(filter));
    expect(sizes).toContain(0);
  });

  it('know the names of agent and schedule', async () => {
    const { rows } = await list({ trigger: 'schedule' }, {}, 1);
    expect(rows[0]).toMatchObject({ agentKey: expect.stringMatching(/^(one|two)$/), scheduleName: 'Report' });
  });

  it('have nothing of another workspace', async () => {
    for (const filter of [{}, { statuses: ['failed'] as const }, { agentRef: agentRefs.get('two')! }])
      expect((await rig.others.executions.list(filter, {}, 50)).rows).toEqual([]);
  });
});

describe('pages while executions end', () => {
  it('give each once, whichever table it is in when its page is read', async () => {
    const live = made.filter(({ status }) => isLive(status)).map(({ id }) => id);
    const seen: string[] = [];
    for (let beforeId: string | null | undefined; beforeId !== null; ) {
      const page = await list({}, { beforeId }, 13);
      seen.push(...page.rows.map(({ id }) => id));
      beforeId = page.nextBeforeId;
      // A worker ends one above and one below where the page ended, and begins a new one.
      for (const id of [live.shift(), live.pop()]) if (id) await end(id);
      await insertNewer();
    }
    expect(seen).toEqual(made.map(({ id }) => id));
  });

  async function end(id: string): Promise<void> {
    await rig.sql`
      WITH x AS (DELETE FROM live_executions WHERE id = ${id} RETURNING *)
      INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
      SELECT id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, 'succeeded', due_at, scheduled_at FROM x`;
  }

  let newer = 0;
  async function insertNewer(): Promise<void> {
    newer += 1;
    const { agent, scheduleId } = made[0]!;
    const id = executionId(scheduleId, NOW_MS + newer * 1_000, 'schedule');
    await insert({ agent, error: null, id, scheduleId, status: 'running', trigger: 'schedule' });
  }
});
