import type { Schedule } from '@/lib/contracts/schedule-view';
import { etagOf } from './etag';

/** A schedule with the tag that guards its next edit. */
export const scheduleResponse = (schedule: Schedule, init: ResponseInit = {}): Response =>
  Response.json(schedule, { ...init, headers: { ...init.headers, etag: etagOf(schedule) } });
