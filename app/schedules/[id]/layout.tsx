import type { ReactNode } from 'react';
import { orNotFound } from '../../_console/or-not-found';
import { readSchedule } from '../../_console/read-schedule';

interface ScheduleLayoutProps {
  children: ReactNode;
  params: Promise<{ id: string }>;
}

/** Looks for the schedule outside of the loading state: once that is sent, the answer can't be 404 any more. The page reads it no second time. */
export default async function ScheduleLayout({ children, params }: ScheduleLayoutProps) {
  await orNotFound(readSchedule((await params).id));
  return children;
}
