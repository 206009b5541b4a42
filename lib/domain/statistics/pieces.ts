import { ceilTo, DAY_MS, floorTo, GRAIN_MINUTES, type GrainMinutes, QUARTER_MS, type Span } from './grain';

/** A stretch of time, and the rows that it is read from. */
export interface Piece extends Span {
  grainMinutes: GrainMinutes;
}

export interface Grains {
  /** Rows of quarters may be read before this; null: none may, since an answer's buckets cut through them. Epoch ms. */
  quartersUntilMs: number | null;
  /** The same of days. */
  daysUntilMs: number | null;
}

/**
 * The fewest rows that tell of a span: days within it, quarters before and after them, 5 minutes at its edges. At most 5 pieces, from first to
 * last, without a gap or an overlap.
 *
 * @param span on bounds of 5 minutes
 */
export function piecesOf(span: Span, { daysUntilMs, quartersUntilMs }: Grains): Piece[] {
  const quarters = within(span, QUARTER_MS, quartersUntilMs);
  const days = within(quarters, DAY_MS, daysUntilMs);
  const { day, fiveMinutes, quarter } = GRAIN_MINUTES;
  const pieces: Piece[] = [
    { fromMs: span.fromMs, grainMinutes: fiveMinutes, toMs: quarters.fromMs },
    { fromMs: quarters.fromMs, grainMinutes: quarter, toMs: days.fromMs },
    { ...days, grainMinutes: day },
    { fromMs: days.toMs, grainMinutes: quarter, toMs: quarters.toMs },
    { fromMs: quarters.toMs, grainMinutes: fiveMinutes, toMs: span.toMs },
  ];
  return pieces.filter(({ fromMs, toMs }) => fromMs < toMs);
}

/** The whole units of a span that end before a time; an empty one at its end when there is none. */
function within({ fromMs, toMs }: Span, unitMs: number, untilMs: number | null): Span {
  const lowMs = ceilTo(unitMs, fromMs);
  const highMs = floorTo(unitMs, Math.min(toMs, untilMs ?? fromMs));
  return lowMs < highMs ? { fromMs: lowMs, toMs: highMs } : { fromMs: toMs, toMs };
}
