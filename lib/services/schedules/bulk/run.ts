import { setImmediate } from 'node:timers/promises';
import { type BulkInput, bulkEnvelopeSchema, bulkOperationSchema } from '@/lib/contracts/bulk';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { newId } from '@/lib/domain/ids';
import { chunks } from '../../chunks';
import type { ServiceContext } from '../../context';
import { ServiceError } from '../../errors';
import { parseInput } from '../../parse-input';
import { cancelPending } from '../cancel-pending';
import { newSettings } from '../create';
import { cancelLeft } from '../delete';
import { waitUntilPassed } from '../wait-until-passed';
import { CHANGED_AT_ONCE, type Change, type Changed, changeEach } from './change-each';
import { CREATED_AT_ONCE, type Creation, createMany, ensureAgents } from './create-many';
import { type BulkOutcome, failed } from './outcome';

const READ_AT_ONCE = 250;
const STEPS_AT_ONCE = 2;

interface Placed<Item> {
  /** In the list of operations. */
  index: number;
  item: Item;
}

/**
 * Creates, pauses, resumes, triggers and deletes many schedules; each operation succeeds or fails by itself. Those on one schedule have
 * no order: all but triggers may name it once. Waits for the fence's horizon once, however many there are.
 *
 * @returns outcomes in the order of the operations
 * @throws ServiceError `invalid` when the body is no list of operations; `unavailable` when nothing was done
 */
export async function runBulk(context: ServiceContext, input: BulkInput): Promise<BulkOutcome[]> {
  const { operations } = parseInput(bulkEnvelopeSchema, input);
  const outcomes: BulkOutcome[] = Array.from({ length: operations.length });
  const { changes, creations } = await sortOut(context, operations, outcomes);
  const refs = creations.length > 0 ? await ensureAgents(context, items(creations)) : {};
  const changed: Changed[] = [];
  const steps = [
    ...chunks(creations, CREATED_AT_ONCE).map((chunk) => async () => {
      place(chunk, await createMany(context, items(chunk), refs), outcomes);
    }),
    ...chunks(changes, CHANGED_AT_ONCE).map((chunk) => async () => {
      const done = await changeEach(context, items(chunk));
      changed.push(...done);
      place(
        chunk,
        done.map(({ outcome }) => outcome),
        outcomes,
      );
    }),
  ];
  await takeSteps(context, steps, outcomes);
  publishWakeUp(context.runtime.redis);
  await settle(context, changed);
  return outcomes;
}

/** Reads each operation; what is wrong with one is its outcome. Other requests get their turn in between. */
async function sortOut(context: ServiceContext, operations: readonly unknown[], outcomes: BulkOutcome[]) {
  const creations: Placed<Creation>[] = [];
  const changes: Placed<Change>[] = [];
  const named = new Map<string, Change['action']>();
  for (const [index, operation] of operations.entries()) {
    if (index % READ_AT_ONCE === READ_AT_ONCE - 1) await setImmediate();
    try {
      const parsed = parseInput(bulkOperationSchema, operation);
      if (parsed.action === 'create') {
        creations.push({ index, item: { id: newId(), settings: newSettings(context, parsed.schedule) } });
      } else if (isNamedTwice(parsed)) {
        outcomes[index] = failed(context, namedTwice(), parsed.id);
      } else {
        changes.push({ index, item: parsed });
      }
    } catch (error) {
      outcomes[index] = failed(context, error);
    }
  }
  changes.sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
  return { changes, creations };

  function isNamedTwice({ action, id }: Change): boolean {
    const before = named.get(id);
    if (before === undefined) named.set(id, action);
    return before !== undefined && !(before === 'trigger' && action === 'trigger');
  }
}

const namedTwice = () =>
  new ServiceError(
    'conflict',
    'An operation before this one names the same schedule; send this one in a request of its own',
  );

/**
 * Two at a time, so that this process and the database both have something to do. When the database goes away, what was not done yet
 * says so in its place.
 */
async function takeSteps(
  context: ServiceContext,
  steps: readonly (() => Promise<void>)[],
  outcomes: BulkOutcome[],
): Promise<void> {
  let begun = 0;
  let done = 0;
  let failure: unknown;
  const take = async () => {
    while (failure === undefined && begun < steps.length) {
      const step = steps[begun]!;
      begun += 1;
      try {
        await step();
        done += 1;
      } catch (error) {
        failure ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: STEPS_AT_ONCE }, take));
  if (failure === undefined) return;
  if (done === 0 || !(failure instanceof ServiceError) || failure.code !== 'unavailable') throw failure;
  for (const index of outcomes.keys()) outcomes[index] ??= failed(context, failure);
}

async function settle(context: ServiceContext, changed: readonly Changed[]): Promise<void> {
  let lastFireAt: number | null = null;
  for (const one of changed) {
    if (one.left > 0 && one.outcome.action === 'delete') await cancelLeft(context, one.outcome.id, one.left);
    if (one.pending) await cancelPending.rest(context, one.pending);
    if (one.lastFireAt !== null) lastFireAt = Math.max(lastFireAt ?? 0, one.lastFireAt);
  }
  await waitUntilPassed(context, lastFireAt);
}

const items = <Item>(placed: readonly Placed<Item>[]) => placed.map(({ item }) => item);

function place(
  placed: readonly Placed<unknown>[],
  done: readonly BulkOutcome[],
  outcomes: BulkOutcome[],
): void {
  placed.forEach(({ index }, nth) => {
    outcomes[index] = done[nth]!;
  });
}
