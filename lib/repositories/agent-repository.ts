import { and, eq } from 'drizzle-orm';
import { agents } from '@/lib/db/schema';
import { newId } from '@/lib/domain/ids';
import type { Queryable } from './database';

/** Agents of one workspace: who is called, known by the key that people give. */
export class AgentRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

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
}
