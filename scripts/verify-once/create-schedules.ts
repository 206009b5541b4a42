import { loadConfig } from '@/lib/config/config';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import type { ServiceContext } from '@/lib/services/context';
import { createRuntime } from '@/lib/services/runtime';
import { createSchedule } from '@/lib/services/schedules/create';
import { expressionOf } from './expected-fires';

const AT_ONCE = 8;

export interface MadeSchedule {
  id: string;
  expression: string;
}

/** Makes the schedules as the API does. */
export async function createSchedules(
  databaseUrl: string,
  agentUrl: string,
  count: number,
  signal: AbortSignal,
): Promise<MadeSchedule[]> {
  const runtime = createRuntime(loadConfig({ DATABASE_URL: databaseUrl, SCHEDULER_MODE: 'local' }));
  const context: ServiceContext = {
    actor: { job: 'verify-once', kind: 'system' },
    requestId: 'verify-once',
    runtime,
    workspaceId: DEFAULT_WORKSPACE_ID,
  };
  try {
    const made: MadeSchedule[] = [];
    for (let first = 0; first < count; first += AT_ONCE) {
      signal.throwIfAborted();
      const indexes = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, offset) => first + offset);
      made.push(...(await Promise.all(indexes.map((index) => createOne(context, agentUrl, index)))));
    }
    return made;
  } finally {
    await runtime.database.close();
  }
}

async function createOne(context: ServiceContext, agentUrl: string, index: number): Promise<MadeSchedule> {
  const expression = expressionOf(index);
  const { id } = await createSchedule(context, {
    agentId: 'counting-agent',
    agentUrl,
    cronExpression: expression,
    name: `Every ten seconds ${index}`,
  });
  return { expression, id };
}
