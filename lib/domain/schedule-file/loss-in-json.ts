import { isScalar, type Node } from 'yaml';

/** Kinds of values that YAML has and JSON has not. */
const FOREIGN_TAG = /^tag:yaml\.org,2002:(binary|omap|pairs|set|timestamp)$/;

/** What would become of a part of a YAML document if it were sent as JSON; null: it stays what it is. */
export function lossInJson(node: Node): string | null {
  const [, foreign] = FOREIGN_TAG.exec(node.tag ?? '') ?? [];
  if (foreign) return `JSON has no !!${foreign}`;
  if (!isScalar(node) || typeof node.value !== 'number') return null;
  if (!Number.isFinite(node.value)) return `${node.source} is no number that JSON can keep`;
  return isRounded(node.source ?? '', node.value)
    ? `${node.source} would be rounded to ${node.value}; as a text it stays as it is`
    : null;
}

/** Whole numbers above 2^53 may be. One that is written as JSON writes it was rounded before. */
const isRounded = (source: string, value: number): boolean =>
  /^-?\d{16,}$/.test(source) && source !== String(value) && BigInt(source) !== BigInt(value);
