'use client';

import { useQueryClient } from '@tanstack/react-query';
import { restoreSchedules } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { SCHEDULES_KEY, scheduleKey } from './schedule-queries';

/** Brings a deleted schedule back, also when what offered it is closed meanwhile. */
export function useRestore({ id, name }: Pick<Schedule, 'id' | 'name'>): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    try {
      const { failed } = expectOk(await restoreSchedules([id]));
      if (failed[0]) throw new Error(failed[0].message);
      toast(`${name} is back`);
    } catch (error) {
      toast(`${name} couldn’t be brought back: ${(error as Error).message}`, { tone: 'danger' });
    }
    await Promise.all([
      client.invalidateQueries({ queryKey: SCHEDULES_KEY }),
      client.invalidateQueries({ queryKey: scheduleKey(id) }),
    ]);
  };
}
