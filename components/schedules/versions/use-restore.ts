'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readRestoreEffect, restoreScheduleVersion } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { SCHEDULES_KEY, scheduleKey } from '../schedule-queries';

/** Somebody else saved while this was looked at. */
class MovedOn extends Error {}

/** What restoring would do, and doing it. When somebody else was faster nothing is done, and `effect` tells of the new state. */
export function useRestore({ id, name }: Schedule, version: number, onRestored: () => void) {
  const client = useQueryClient();
  const effectKey = ['restore', id, version];
  const effect = useQuery({
    queryKey: effectKey,
    queryFn: async () => expectOk(await readRestoreEffect(id, version)),
    gcTime: 0,
    retry: false,
  });
  const readAgain = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: SCHEDULES_KEY }),
      client.invalidateQueries({ queryKey: scheduleKey(id) }),
    ]);
  const undo = useMutation({
    mutationFn: async (of: { from: number; to: number }) =>
      expectOk(await restoreScheduleVersion(id, of.to, of.from)),
    onSuccess: readAgain,
    onError: (error) => toast(`${name} stays as it is: ${error.message}`, { tone: 'danger' }),
  });
  const restore = useMutation({
    mutationFn: async (current: number) => {
      const result = await restoreScheduleVersion(id, version, current);
      if (!result.ok && result.code === 'precondition_failed') throw new MovedOn(result.message);
      return expectOk(result);
    },
    onSuccess: (schedule, current) => {
      toast(`${name} is what v${version} was, as v${schedule.version}`, {
        action: { label: 'Undo', run: () => undo.mutate({ from: schedule.version, to: current }) },
      });
      onRestored();
      return readAgain();
    },
    onError: (error) => {
      if (error instanceof MovedOn) return client.invalidateQueries({ queryKey: effectKey });
    },
  });
  return { effect, movedOn: restore.error instanceof MovedOn, restore };
}
