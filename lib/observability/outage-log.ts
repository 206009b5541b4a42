import type { Logger } from 'pino';

/** What comes and goes is told once in this time. */
const REPEAT_AFTER_MS = 60_000;

export interface OutageOptions {
  /** As the lines call it, such as "the database". */
  what: string;
  /** What happens until it is back. */
  meanwhile: string;
  level: 'error' | 'warn';
}

/** Says that something can't be used, once for each outage, and that it answers again. */
export class OutageLog {
  private isTold = false;
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly logger: Pick<Logger, 'error' | 'info' | 'warn'>,
    private readonly options: OutageOptions,
    private readonly now: () => number = Date.now,
  ) {}

  failed(error: unknown): void {
    if (this.isTold || this.now() - this.toldAt < REPEAT_AFTER_MS) return;
    const { level, meanwhile, what } = this.options;
    this.isTold = true;
    this.toldAt = this.now();
    this.logger[level]({ err: error }, `${what} can't be used; ${meanwhile}`);
  }

  answered(): void {
    if (!this.isTold) return;
    this.isTold = false;
    this.logger.info(`${this.options.what} answers again`);
  }
}
