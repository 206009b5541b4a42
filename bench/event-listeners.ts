import { once } from 'node:events';
import { Agent, type ClientRequest, get, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { ChangesEvent } from '@/lib/contracts/event';

/**
 * Open event streams, as many pages have them. One of them is read: how long after its commit each end of an execution came, by the clock
 * that the database has too.
 */
export class EventListeners {
  private readonly requests: ClientRequest[] = [];
  private readonly agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  private delaysMs: number[] = [];
  private messages = 0;

  static async open(api: string, count: number): Promise<EventListeners> {
    const listeners = new EventListeners();
    for (let n = 0; n < count; n += 1) {
      const response = await listeners.openOne(`${api}/events`);
      if (n === 0) listeners.read(response);
      else response.resume();
    }
    return listeners;
  }

  /** What came since the last time. */
  take(): { delaysMs: number[]; messages: number } {
    const taken = { delaysMs: this.delaysMs, messages: this.messages };
    this.delaysMs = [];
    this.messages = 0;
    return taken;
  }

  close(): void {
    for (const request of this.requests) request.destroy();
  }

  private async openOne(url: string): Promise<IncomingMessage> {
    const request = get(url, { agent: this.agent });
    this.requests.push(request);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
    response.on('error', () => {}); // that it is cut off at the end
    request.on('error', () => {});
    return response;
  }

  private read(response: IncomingMessage): void {
    const parser = createParser({
      onEvent: ({ data, event }) => {
        const nowMs = Date.now();
        this.messages += 1;
        if (event !== 'changes') return;
        for (const { completedAt } of (JSON.parse(data) as ChangesEvent).executions)
          if (completedAt !== null) this.delaysMs.push(nowMs - Date.parse(completedAt));
      },
    });
    response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
  }
}
