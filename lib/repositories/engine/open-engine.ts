import { connect } from '@/lib/db/connect';
import { StatementLanes } from '@/lib/db/statement-lanes';
import { notifyChange } from '../change-notifications';
import { StatsRollUp } from '../statistics/roll-up';
import { PostgresEngineStore } from './engine-store';
import { Housekeeping } from './housekeeping';
import { HistoryPartitions } from './partitions';

/** The loop's own connections, so that slow queries of the API can't starve it: two fences, a finish, a claim, a tick, a reap, a spare. */
const LOOP_LANES = 7;
const ANSWER_WITHIN_MS = 5_000;

/** What a worker works with in PostgreSQL. Connections are made when they are first used. */
export function openEngine(url: string) {
  const lane = (applicationName: string) => () => connect(url, { applicationName, max: 1 });
  const loop = new StatementLanes(lane('scheduler-loop'), LOOP_LANES, ANSWER_WITHIN_MS);
  const renewals = new StatementLanes(lane('scheduler-lease'), 1, ANSWER_WITHIN_MS);
  const upkeep = connect(url, { applicationName: 'scheduler-janitor', max: 2 });
  return {
    close: async () => {
      await Promise.all([loop.close(), renewals.close(), upkeep.end({ timeout: 1 })]);
    },
    housekeeping: new Housekeeping(upkeep),
    notifyChange: () => notifyChange(loop),
    partitions: new HistoryPartitions(upkeep),
    /** @throws when the database can't be reached */
    ping: async () => {
      await loop.unsafe('SELECT 1');
    },
    statsRollUp: new StatsRollUp(upkeep),
    store: new PostgresEngineStore(loop, renewals),
  };
}
