import type { Measure, Spread } from './measure';

const HEAD = ['scenario', 'metric', 'unit', 'ours (min … max)', 'limit (min … max)', 'goal', ''];

/** The result as lines of one aligned table. */
export function tableLines(measures: readonly Measure[]): string[] {
  const rows = measures.map((measure) => [
    measure.scenario,
    measure.metric,
    measure.unit,
    cell(measure.ours),
    cell(measure.limit),
    measure.goal ?? '',
    measure.pass === null ? '' : measure.pass ? 'pass' : 'FAIL',
  ]);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  return [
    line(HEAD),
    widths
      .map((width) => '-'.repeat(width))
      .join('  ')
      .trimEnd(),
    ...rows.map(line),
  ];
}

function cell(spread: Spread | null): string {
  if (!spread) return '–';
  const { max, median, min } = spread;
  return min === max ? number(median) : `${number(median)} (${number(min)} … ${number(max)})`;
}

const number = (value: number) => value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
