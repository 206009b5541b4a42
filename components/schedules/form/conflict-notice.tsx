'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { fetchSchedule } from '../schedule-queries';
import { ChangeList } from './change-list';
import { type FormRequest, listChanges } from './changes';
import { toRequest } from './form-request';
import type { ScheduleFormValues } from './form-values';

interface ConflictNoticeProps {
  id: string;
  /** The schedule as the form began from it, as its request. */
  before: FormRequest;
  names: readonly string[];
  /** The newest version is shown: what is saved next may go on top of it. */
  onSeen: (version: number) => void;
}

/** What somebody else changed meanwhile, and what becomes of it. What is typed stays. */
export function ConflictNotice({ id, before, names, onSeen }: ConflictNoticeProps) {
  const { getValues } = useFormContext<ScheduleFormValues>();
  const { data, error } = useQuery({
    queryKey: ['schedule-conflict', id],
    queryFn: async ({ signal }) => {
      const [schedule, { formValuesOf }] = await Promise.all([
        fetchSchedule(id, signal),
        import('./form-values'),
      ]);
      return { schedule, request: toRequest(formValuesOf(schedule)) };
    },
    gcTime: 0,
    staleTime: 0,
  });
  const version = data?.schedule.version;
  useEffect(() => {
    if (version !== undefined) onSeen(version);
  }, [version, onSeen]);

  if (error) return <>What changed can’t be read now. What you typed stays here</>;
  if (!data) return null;
  const theirs = listChanges(before, data.request);
  const mine = new Set(listChanges(before, toRequest(getValues(), names)).map(({ path }) => path));
  const isMine = ({ path }: { path: string }) => mine.has(path);
  return (
    <div className="mt-1 grid gap-1.5">
      <p>Changed there:</p>
      <ChangeList
        changes={theirs}
        note={(change) => (isMine(change) ? <strong> · you changed it too: yours will hold</strong> : null)}
      />
      <p>
        Saving again applies your changes on top of version {data.schedule.version} and leaves the rest as it
        is there.{' '}
        <Link href={`/schedules/${id}`} target="_blank" className="link">
          See the schedule
        </Link>
      </p>
    </div>
  );
}
