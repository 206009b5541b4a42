import type { FieldSpec } from './field-spec';

/** What `H` may choose from. */
export interface HashChoice {
  /** null = the field's own range. */
  range: { from: number; to: number } | null;
  /** null = one value. */
  step: number | null;
}

/**
 * Turns `H`, `H/15`, `H(0-29)` or `H(0-29)/10` into plain cron text: the same seed gives the same text on every machine.
 * A single day of the month is chosen from 1–28, so that no month lacks it.
 *
 * @param seed the schedule's id
 */
export function resolveHash(spec: FieldSpec, { range, step }: HashChoice, seed: string): string {
  const { from, to } = range ?? ownRange(spec, step);
  const hash = hashText(`${seed}\n${spec.name}`);
  const width = to - from + 1;
  if (step === null) return String(from + (hash % width));

  const first = from + (hash % Math.min(step, width));
  return range === null ? `${first}/${step}` : `${first}-${to}/${step}`;
}

function ownRange(spec: FieldSpec, step: number | null): { from: number; to: number } {
  if (spec.name === 'dayOfWeek') return { from: 0, to: 6 };
  if (spec.name === 'dayOfMonth' && step === null) return { from: 1, to: 28 };
  return { from: spec.min, to: spec.max };
}

/** FNV-1a over UTF-16 units, then a finalizer that spreads ids which differ in their last digits. Not node:crypto: forms parse in the browser too. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
