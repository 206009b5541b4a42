import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, QUARTER_MS } from './grain';
import { piecesOf } from './pieces';

const at = (time: string) => Date.parse(`2026-${time}:00Z`);
const rowsOf = (span: { fromMs: number; toMs: number; grainMinutes: number }) =>
  (span.toMs - span.fromMs) / 60_000 / span.grainMinutes;

describe('pieces of a span', () => {
  it('are days in the middle, quarters around them and 5 minutes at the edges', () => {
    const span = { fromMs: at('03-01T22:50'), toMs: at('03-08T02:10') };
    const pieces = piecesOf(span, { daysUntilMs: at('03-08T00:00'), quartersUntilMs: at('03-08T02:00') });
    expect(pieces.map((piece) => [piece.grainMinutes, rowsOf(piece)])).toEqual([
      [5, 2],
      [15, 4],
      [1_440, 6],
      [15, 8],
      [5, 2],
    ]);
  });

  it('use no row that is not final yet', () => {
    const span = { fromMs: at('03-01T00:00'), toMs: at('03-02T12:00') };
    const pieces = piecesOf(span, { daysUntilMs: at('03-01T00:00'), quartersUntilMs: at('03-02T11:00') });
    expect(pieces.map((piece) => [piece.grainMinutes, rowsOf(piece)])).toEqual([
      [15, 140],
      [5, 12],
    ]);
  });

  it('are of 5 minutes alone where quarters may not be read', () => {
    const span = { fromMs: at('03-01T00:00'), toMs: at('03-03T00:00') };
    expect(piecesOf(span, { daysUntilMs: null, quartersUntilMs: null })).toEqual([
      { ...span, grainMinutes: 5 },
    ]);
  });

  it('lie side by side from the first to the last minute, each on bounds of its own grain', () => {
    const mark = fc.integer({ max: 5 * 288, min: 0 }).map((n) => n * 300_000);
    const until = fc.option(fc.integer({ max: 5 * 96, min: 0 }).map((n) => n * QUARTER_MS));
    fc.assert(
      fc.property(mark, mark, until, fc.boolean(), (a, b, quartersUntilMs, withDays) => {
        const span = { fromMs: Math.min(a, b), toMs: Math.max(a, b) };
        const daysUntilMs =
          quartersUntilMs === null || !withDays ? null : Math.floor(quartersUntilMs / DAY_MS) * DAY_MS;
        const pieces = piecesOf(span, { daysUntilMs, quartersUntilMs });
        let nextMs = span.fromMs;
        for (const { fromMs, grainMinutes, toMs } of pieces) {
          expect(fromMs).toBe(nextMs);
          expect([fromMs % (grainMinutes * 60_000), toMs % (grainMinutes * 60_000)]).toEqual([0, 0]);
          if (grainMinutes === 15) expect(toMs).toBeLessThanOrEqual(quartersUntilMs!);
          if (grainMinutes === 1_440) expect(toMs).toBeLessThanOrEqual(daysUntilMs!);
          nextMs = toMs;
        }
        expect(nextMs).toBe(span.toMs);
        expect(pieces.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
