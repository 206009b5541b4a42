'use client';

import Link from 'next/link';
import { Time } from '@/components/time/time';
import { Button } from '@/components/ui/button';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { RESTORABLE_FOR_MS } from '@/lib/domain/schedule-definition';
import { BringBackButton } from './bring-back-button';

/** The page of a schedule that was deleted less than 24 h ago. */
export function DeletedSchedule({ schedule }: { schedule: Schedule }) {
  const deletedAtMs = Date.parse(schedule.deletedAt!);
  return (
    <div className="max-w-xl px-6 py-12 max-md:px-4">
      <h1 className="text-24 font-semibold break-words">{schedule.name} is deleted</h1>
      <p className="mt-1 text-text-muted">
        It was deleted <Time at={deletedAtMs} />, at version {schedule.version}. It doesn’t run, and what
        waited was cancelled.
      </p>
      <p className="mt-3 mb-5">
        It can be brought back as it was, with its executions, until{' '}
        <Time at={deletedAtMs + RESTORABLE_FOR_MS} form="exact" />.{' '}
        {schedule.enabled
          ? 'Once back, it fires again; what it missed stays skipped.'
          : 'It was paused, and stays so until somebody resumes it.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <BringBackButton schedule={schedule} look="primary" />
        <Button asChild>
          <Link href="/schedules?deleted=true">See what is deleted</Link>
        </Button>
      </div>
    </div>
  );
}
