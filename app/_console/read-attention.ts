import { type Attention, attentionOf, LATE_QUERIES } from '@/components/shell/attention';
import { listExecutions } from '@/lib/services/executions/list';
import { listSchedules } from '@/lib/services/schedules/list';
import { getStats } from '@/lib/services/stats/get';
import { consoleContext } from './console-context';

/** What the rail counts; null when it can't be read, which the page itself says. */
export async function readAttention(): Promise<Attention | null> {
  const context = consoleContext();
  try {
    const [stats, schedules, waiting] = await Promise.all([
      getStats(context),
      listSchedules(context, LATE_QUERIES.schedules),
      listExecutions(context, LATE_QUERIES.waiting),
    ]);
    return attentionOf({ schedules: schedules.data, stats, waiting: waiting.data }, Date.now());
  } catch {
    return null;
  }
}
