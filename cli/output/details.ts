import { pad, widthOf } from './cut';
import type { Paint } from './paint';
import { printable } from './printable';

/** One thing, a line for each of its fields; those that say nothing are left out. */
export function details(fields: readonly (readonly [string, string | null])[], paint: Paint): string {
  const shown = fields.filter((field): field is readonly [string, string] => field[1] !== null);
  const width = Math.max(...shown.map(([name]) => widthOf(name)));
  return shown.map(([name, value]) => `${paint.dim(pad(name, width))}  ${printable(value)}`).join('\n');
}
