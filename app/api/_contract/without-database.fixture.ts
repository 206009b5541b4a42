import { loadConfig } from '@/lib/config/config';
import { createRuntime, type Runtime } from '@/lib/services/runtime';

/** Where `runtime()` keeps the process's own. */
const holder = globalThis as typeof globalThis & { schedulerRuntime?: Runtime };

/** Does something while the process's database is one that nobody listens for. */
export async function withoutDatabase<Result>(act: () => Promise<Result>): Promise<Result> {
  const real = holder.schedulerRuntime;
  const gone = createRuntime(
    loadConfig({
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/gone',
      LOG_LEVEL: 'silent',
      SCHEDULER_MODE: 'local',
    }),
  );
  holder.schedulerRuntime = gone;
  try {
    return await act();
  } finally {
    holder.schedulerRuntime = real;
    await gone.database.close();
  }
}
