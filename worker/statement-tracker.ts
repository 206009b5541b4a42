import type { Clock } from '@/lib/domain/engine/ports';

/** A backend whose client is gone may still run its statement this long. */
const BACKEND_SETTLES_WITHIN_MS = 5_000;

/** One statement under way; `settled` once its effect can no longer appear by itself. */
export interface TrackedStatement {
  settled: boolean;
}

/**
 * Which of the statements that create ownership (fence, claim) may still land. An answered one is settled, also when the answer is an
 * error; one whose connection broke is settled when its backend can't be running it any more.
 */
export class StatementTracker {
  private readonly underWay = new Set<TrackedStatement>();

  constructor(
    private readonly clock: Clock,
    private readonly onUnknownOutcome: () => void = () => {},
  ) {}

  async track<T>(answer: Promise<T>): Promise<T> {
    const statement: TrackedStatement = { settled: false };
    this.underWay.add(statement);
    try {
      const value = await answer;
      this.settle(statement);
      return value;
    } catch (error) {
      if (isAnswered(error)) this.settle(statement);
      else {
        this.clock.after(BACKEND_SETTLES_WITHIN_MS, () => this.settle(statement));
        this.onUnknownOutcome();
      }
      throw error;
    }
  }

  unsettled(): TrackedStatement[] {
    return [...this.underWay];
  }

  private settle(statement: TrackedStatement): void {
    statement.settled = true;
    this.underWay.delete(statement);
  }
}

/** An SQLSTATE that the server sent about the statement itself; 08 and 57P speak of the connection, and E begins the system's codes (EPIPE). */
function isAnswered(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^(08|57P|E)/.test(code);
}
