'use client';

import { useEffect } from 'react';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { scheduleStatus } from '../schedule-status';

/** The tab says what matters of what is on the page: `● 2 failing — Schedules`. */
export function useListTitle(schedules: readonly Schedule[]) {
  const failing = schedules.filter((schedule) => scheduleStatus(schedule) === 'failing').length;
  useEffect(() => {
    document.title = failing > 0 ? `● ${failing} failing — Schedules` : 'Schedules — Scheduler';
  }, [failing]);
}
