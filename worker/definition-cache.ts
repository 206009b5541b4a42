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
const keyOf = (key: Key) => `${key.scheduleId}/${key.version}`;

/** Schedule versions never change, so what was read once is kept; the oldest go when there are too many. */
export class DefinitionCache {
  private readonly entries = new Map<string, CachedDefinition>();

  constructor(
    private readonly store: Pick<EngineStore, 'definitions'>,
    private readonly capacity = 200_000,
  ) {}

  get(key: Key): CachedDefinition | undefined {
    return this.entries.get(keyOf(key));
  }

  /** Reads those that aren't here yet, in one statement. Versions that don't exist stay absent. */
  async load(keys: readonly Key[]): Promise<void> {
    const missing = new Map<string, Key>();
    for (const key of keys) if (!this.entries.has(keyOf(key))) missing.set(keyOf(key), key);
    if (missing.size === 0) return;
    for (const row of await this.store.definitions([...missing.values()]))
      this.entries.set(keyOf(row), interpret(row));
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.capacity) break;
      this.entries.delete(oldest);
    }
  }
}

function interpret(row: { scheduleId: string; definition: ScheduleDefinition }): CachedDefinition {
  const definition = completeDefinition(row.definition);
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
