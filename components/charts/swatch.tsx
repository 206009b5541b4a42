import { CHART_COLORS, type ChartColor } from './chart-model';

/** The colour of a series beside its word. */
export function Swatch({ color }: { color: ChartColor }) {
  return (
    <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: CHART_COLORS[color] }} />
  );
}
