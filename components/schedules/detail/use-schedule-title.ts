'use client';

import { useEffect } from 'react';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { scheduleStatus } from '../schedule-status';

/** The tab says how it is: `● failing: invoice-triage — Scheduler`. */
export function useScheduleTitle(schedule: Schedule) {
  const failing = scheduleStatus(schedule) === 'failing';
  useEffect(() => {
    document.title = `${failing ? '● failing: ' : ''}${schedule.name} — Scheduler`;
  }, [failing, schedule.name]);
}
