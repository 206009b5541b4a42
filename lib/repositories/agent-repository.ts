import { and, eq, inArray } from 'drizzle-orm';
import { agents } from '@/lib/db/schema';
import { newId } from '@/lib/domain/ids';
import type { Queryable } from './database';

/** Agents of one workspace: who is called, known by the key that people give. */
export class AgentRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  /** Index: agents_workspace_key. null: no schedule ever named it. */
  async find(key: string): Promise<{ id: string } | null> {
    const [agent] = await this.db
      .select({ id: agents.id })
      .from(agents)
      .where(and(eq(agents.workspaceId, this.workspaceId), eq(agents.key, key)));
    return agent ?? null;
  }

  /**
   * The agent of this key, made when it is new.
   *
   * @returns its uuid, which the hot tables carry
   */
  async ensure(key: string): Promise<string> {
    const { workspaceId } = this;
    const [made] = await this.db
      .insert(agents)
      .values({ id: newId(), key, workspaceId })
      .onConflictDoNothing()
      .returning({ id: agents.id });
    if (made) return made.id;
    const [known] = await this.db
      .select({ id: agents.id })
      .from(agents)
      .where(and(eq(agents.workspaceId, workspaceId), eq(agents.key, key)));
    return known!.id;
  }

  /**
   * The agents of these keys, made when they are new; in the order of the keys, so that two that make the same ones wait for each
   * other and don't dead-lock.
   *
   * @returns uuid by key
   */
  async ensureMany(keys: readonly string[]): Promise<Map<string, string>> {
    const { workspaceId } = this;
    const inOrder = [...new Set(keys)].sort();
    const known = await this.byKey(inOrder);
    const missing = inOrder.filter((key) => !known.has(key));
    if (missing.length === 0) return known;
    await this.db
      .insert(agents)
      .values(missing.map((key) => ({ id: newId(), key, workspaceId })))
      .onConflictDoNothing();
    return this.byKey(inOrder);
  }

  private async byKey(keys: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db
      .select({ id: agents.id, key: agents.key })
      .from(agents)
      .where(and(eq(agents.workspaceId, this.workspaceId), inArray(agents.key, [...keys])));
    return new Map(rows.map(({ id, key }) => [key, id]));
  }
}
