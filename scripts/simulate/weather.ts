import type { SeededRandom } from './seeded-random';

/** How the database and Redis behave for a while. */
export type Weather = 'down' | 'fair' | 'failing' | 'slow';

export interface Front {
  fromMs: number;
  toMs: number;
  weather: Weather;
}

/** What becomes of one request. */
export interface Fate {
  /** Until it takes effect; null = it never does. */
  effectAfterMs: number | null;
  /** From the effect to the answer. */
  answerAfterMs: number;
  /** The connection breaks this long after sending, before an answer; null = it holds. */
  cutAfterMs: number | null;
}

/** A backend whose client is gone can still take effect this long. */
const LATE_COMMIT_AT_MOST_MS = 4_900;

/** Draws the fate of each request from the weather of its moment. */
export class Forecast {
  constructor(
    private readonly random: SeededRandom,
    private readonly fronts: readonly Front[],
  ) {}

  at(nowMs: number): Weather {
    return this.fronts.find((front) => front.fromMs <= nowMs && nowMs < front.toMs)?.weather ?? 'fair';
  }

  fate(nowMs: number): Fate {
    const weather = this.at(nowMs);
    const { random } = this;
    if (weather === 'down')
      return { answerAfterMs: 0, cutAfterMs: random.between(0.1, 3), effectAfterMs: null };
    if (weather === 'slow')
      return {
        answerAfterMs: random.between(1, 3_000),
        cutAfterMs: null,
        effectAfterMs: random.between(1, 3_500),
      };
    const fair: Fate = {
      answerAfterMs: random.between(0.1, 2),
      cutAfterMs: null,
      effectAfterMs: random.between(0.1, 3),
    };
    if (weather === 'failing' && random.chance(0.3)) return this.broken(fair);
    return fair;
  }

  /** The connection breaks: before the effect, between effect and answer, or with the effect landing seconds later. */
  private broken(fair: Fate): Fate {
    const { random } = this;
    const cutAfterMs = random.between(0.1, 4);
    if (random.chance(0.3)) return { ...fair, cutAfterMs, effectAfterMs: null };
    if (random.chance(0.5)) return { ...fair, cutAfterMs, effectAfterMs: random.between(0, cutAfterMs) };
    return { ...fair, cutAfterMs, effectAfterMs: cutAfterMs + random.between(0, LATE_COMMIT_AT_MOST_MS) };
  }
}
