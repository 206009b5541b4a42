import type { Schedule } from '@/lib/contracts/schedule-view';
import { etagOf } from './etag';

/** A schedule with the tag that guards its next edit. */
export function scheduleResponse(schedule: Schedule, init: ResponseInit = {}): Response {
  const text = JSON.stringify(schedule);
  const headers = { ...init.headers, 'content-type': 'application/json', etag: etagOf(schedule, text) };
  return new Response(text, { ...init, headers });
}
