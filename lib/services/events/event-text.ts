import type { EventTopic, ResyncReason } from '@/lib/contracts/event';
import { type ChangePosition, positionText } from '@/lib/domain/change-position';
import type { ChangeEntry } from './event-view';

/** Clients come back after 1 to 3 s, each at its own time, so that a server that starts again isn't overrun. */
const RETRY_FROM_MS = 1_000;
const RETRY_SPREAD_MS = 2_000;

const encoder = new TextEncoder();

/** When to come back, which every stream begins with. */
export const retryText = (random: number): Uint8Array =>
  encoder.encode(`retry: ${Math.round(RETRY_FROM_MS + random * RETRY_SPREAD_MS)}\n\n`);

export const helloText = (position: ChangePosition, topics: readonly EventTopic[]): Uint8Array =>
  event('hello', position, JSON.stringify({ topics }));

export const resyncText = (position: ChangePosition, reason: ResyncReason): Uint8Array =>
  event('resync', position, JSON.stringify({ reason }));

export function changesText(position: ChangePosition, entries: readonly ChangeEntry[]): Uint8Array {
  const of = (topic: EventTopic) =>
    entries
      .filter((entry) => entry.topic === topic)
      .map(({ json }) => json)
      .join(',');
  const data = `{"schedules":[${of('schedules')}],"executions":[${of('executions')}],"workers":[${of('workers')}]}`;
  return event('changes', position, data);
}

/**
 * A comment, so that nothing in between takes the stream for dead. Its `id` has no data, which browsers keep silently; parsers that tell only
 * of events with data pass it over, and so the comment has it too.
 */
export function heartbeatText(position: ChangePosition): Uint8Array {
  const id = positionText(position);
  return encoder.encode(`: heartbeat ${id}\nid: ${id}\n\n`);
}

const event = (name: string, position: ChangePosition, json: string): Uint8Array =>
  encoder.encode(`id: ${positionText(position)}\nevent: ${name}\ndata: ${json}\n\n`);
