import type { EventSourceMessage } from 'eventsource-parser';
import type { ChangesEvent } from '@/lib/contracts/event';
import type { Page } from '@/lib/contracts/page';
import type { ServiceContext } from '../context';
import { listExecutions } from '../executions/list';
import { listSchedules } from '../schedules/list';
import { EventClient } from './event-client.fixture';

interface MirroredSchedule {
  version: number;
  enabled: boolean;
  updatedAt: string;
  nextFireAt: string | null;
}
interface MirroredExecution {
  scheduleId: string;
  status: string;
  attempts: number;
  completedAt: string | null;
}
interface Copy {
  schedules: Map<string, MirroredSchedule>;
  executions: Map<string, MirroredExecution>;
}

/** All that the lists show. */
export async function readAll(context: ServiceContext): Promise<Copy> {
  const copy: Copy = { executions: new Map(), schedules: new Map() };
  for await (const schedule of everyOne((cursor) => listSchedules(context, { cursor, limit: 200 }))) {
    const { enabled, id, nextFireAt, updatedAt, version } = schedule;
    copy.schedules.set(id, { enabled, nextFireAt, updatedAt, version });
  }
  for await (const execution of everyOne((cursor) => listExecutions(context, { cursor, limit: 200 }))) {
    const { attempts, completedAt, id, scheduleId, status } = execution;
    copy.executions.set(id, { attempts, completedAt, scheduleId, status });
  }
  return copy;
}

async function* everyOne<Item>(read: (cursor?: string) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.data;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** A client that keeps a copy of everything by the stream, and reads it whole only when it is told to. */
export class Mirror {
  copy: Copy = { executions: new Map(), schedules: new Map() };
  private client: EventClient | undefined;
  private work: Promise<void> = Promise.resolve();
  /** The server went while everything was read. */
  private isStale = false;
  readonly readings: string[] = [];

  /** At another server too: it goes on from the last event that it has seen. */
  async connect(context: ServiceContext): Promise<void> {
    this.cut();
    await this.work;
    this.client = await EventClient.open(context, { lastEventId: this.client?.lastEventId });
    if (this.isStale) this.work = this.work.then(() => this.readAnew(context));
    this.client.listen((message) => {
      this.work = this.work.then(() => this.take(context, message));
    });
  }

  cut(): void {
    this.client?.leave();
  }

  private async take(context: ServiceContext, { data, event }: EventSourceMessage): Promise<void> {
    if (event === 'changes') return this.apply(JSON.parse(data));
    this.readings.push(event!);
    await this.readAnew(context);
  }

  private async readAnew(context: ServiceContext): Promise<void> {
    try {
      this.copy = await readAll(context);
      this.isStale = false;
    } catch {
      this.isStale = true;
    }
  }

  private apply({ executions, schedules }: ChangesEvent): void {
    for (const { deleted, enabled, id, nextFireAt, updatedAt, version } of schedules) {
      if (deleted) this.copy.schedules.delete(id);
      else this.copy.schedules.set(id, { enabled, nextFireAt, updatedAt, version });
    }
    for (const { attempts, completedAt, id, nextFireAt, scheduleId, status } of executions) {
      this.copy.executions.set(id, { attempts, completedAt, scheduleId, status });
      const schedule = this.copy.schedules.get(scheduleId);
      if (schedule) schedule.nextFireAt = nextFireAt;
    }
  }
}
