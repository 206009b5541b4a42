import type { EngineStore } from '@/lib/domain/engine/ports';
import { createRecurrence, type Recurrence } from '@/lib/domain/recurrence/recurrence';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { completeDefinition } from '@/lib/domain/stored-definition';

export interface CachedDefinition {
  definition: ScheduleDefinition;
  /** null: this runtime can't compute its fire times; `broken` says why. */
  recurrence: Recurrence | null;
  broken: unknown;
}

type Key = { scheduleId: string; version: number };

/** Schedule versions never change, so what was read once is kept; the oldest go when there are too many. */
export class DefinitionCache {
  /** By schedule: almost all have one version that is in use. */
  private readonly entries = new Map<string, { version: number; cached: CachedDefinition }[]>();
  private count = 0;

  constructor(
    private readonly store: Pick<EngineStore, 'definitions'>,
    private readonly capacity = 200_000,
  ) {}

  get({ scheduleId, version }: Key): CachedDefinition | undefined {
    return this.entries.get(scheduleId)?.find((entry) => entry.version === version)?.cached;
  }

  /** Reads those that aren't here yet, in one statement. Versions that don't exist stay absent. */
  async load(keys: readonly Key[]): Promise<void> {
    const missing = new Map<string, Key>();
    for (const key of keys) if (!this.get(key)) missing.set(`${key.scheduleId}/${key.version}`, key);
    if (missing.size === 0) return;
    for (const row of await this.store.definitions([...missing.values()])) this.keep(row, interpret(row));
    for (const [oldest, versions] of this.entries) {
      if (this.count <= this.capacity) break;
      this.entries.delete(oldest);
      this.count -= versions.length;
    }
  }

  private keep(key: Key, cached: CachedDefinition): void {
    if (this.get(key)) return;
    const entry = { cached, version: key.version };
    const versions = this.entries.get(key.scheduleId);
    if (versions) versions.push(entry);
    else this.entries.set(key.scheduleId, [entry]);
    this.count += 1;
  }
}

function interpret(row: { scheduleId: string; definition: ScheduleDefinition }): CachedDefinition {
  const definition = withSharedParts(completeDefinition(row.definition));
  try {
    const { cronExpression, timezone } = definition;
    return {
      broken: null,
      definition,
      recurrence: createRecurrence({ cronExpression, seed: row.scheduleId, timezone }),
    };
  } catch (error) {
    return { broken: error, definition, recurrence: null };
  }
}

/**
 * What many definitions have alike is kept once: a hundred thousand of them are most of what a worker has in memory, and each garbage
 * collection looks through them.
 */
function withSharedParts(definition: ScheduleDefinition): ScheduleDefinition {
  return {
    ...definition,
    agentId: share('agentId', definition.agentId),
    agentRef: share('agentRef', definition.agentRef),
    agentUrl: share('agentUrl', definition.agentUrl),
    headers: share('headers', definition.headers),
    retryPolicy: share('retryPolicy', definition.retryPolicy),
  };
}

const SHARED_LIMIT = 10_000;
const shared = new Map<string, unknown>();

/** @param field an agent may be called `{}`, which are no headers */
function share<T>(field: string, value: T): T {
  const key = `${field} ${JSON.stringify(value)}`;
  const known = shared.get(key);
  if (known !== undefined) return known as T;
  shared.set(key, value);
  if (shared.size > SHARED_LIMIT) shared.delete(shared.keys().next().value!);
  return value;
}
