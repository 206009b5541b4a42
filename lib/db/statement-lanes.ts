import type postgres from 'postgres';
import type { Sql } from './connect';

/** What a statement is sent through: a client, or lanes of clients. */
export interface Statements {
  unsafe<T extends object[]>(text: string, parameters?: postgres.ParameterOrJSON<never>[]): PromiseLike<T>;
}

export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

interface Waiting {
  send: (lane: Sql) => void;
}

/**
 * A few connections, one statement each at a time, and a limit that the client itself keeps: after it the connection is destroyed, so
 * that a statement without an answer can't hold its caller for ever. What became of that statement is unknown.
 */
export class StatementLanes implements Statements {
  private readonly idle: Sql[] = [];
  private readonly waiting: Waiting[] = [];
  private closed = false;

  constructor(
    private readonly open: () => Sql,
    lanes: number,
    private readonly answerWithinMs: number,
  ) {
    for (let lane = 0; lane < lanes; lane += 1) this.idle.push(open());
  }

  /** @throws NoAnswerError after the limit; the driver's errors */
  unsafe<T extends object[]>(text: string, parameters?: postgres.ParameterOrJSON<never>[]): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const send = (lane: Sql) => {
        const query = lane.unsafe<T>(text, parameters);
        this.withinLimit(lane, query as unknown as Promise<T>).then(resolve, reject);
      };
      const lane = this.idle.pop();
      if (lane) send(lane);
      else this.waiting.push({ send });
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.idle.map((lane) => lane.end({ timeout: 1 })));
  }

  private async withinLimit<T>(lane: Sql, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new NoAnswerError(`PostgreSQL did not answer within ${this.answerWithinMs} ms`));
      }, this.answerWithinMs);
    });
    try {
      const value = await Promise.race([answer, limit]);
      this.free(lane);
      return value;
    } catch (error) {
      if (error instanceof NoAnswerError) this.replace(lane, answer);
      else this.free(lane);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private replace(lane: Sql, answer: Promise<unknown>): void {
    answer.catch(() => {}); // the destroyed connection rejects it; its caller has been told already
    lane.end({ timeout: 0 }).catch(() => {});
    this.free(this.open());
  }

  private free(lane: Sql): void {
    const next = this.waiting.shift();
    if (next) next.send(lane);
    else if (this.closed) void lane.end({ timeout: 1 });
    else this.idle.push(lane);
  }
}
