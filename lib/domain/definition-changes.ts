import { isSensitiveHeader, maskHeaderValue } from './sensitive-headers';

/** One difference of two definitions. A side that doesn't have the path is absent. */
export interface DefinitionChange {
  /** Such as `retryPolicy.maxAttempts`. */
  path: string;
  from?: unknown;
  to?: unknown;
}

/**
 * What differs between two definitions: leaf by leaf in objects, lists as a whole, in the order of their paths. Sensitive header values
 * are masked.
 */
export function changesOf(from: object, to: object): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  compare([], from, to, changes);
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function compare(path: readonly string[], from: unknown, to: unknown, changes: DefinitionChange[]): void {
  if (isRecord(from) && isRecord(to)) {
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
      compare([...path, key], own(from, key), own(to, key), changes);
    }
    return;
  }
  if (isSame(from, to)) return;
  const shown = maskFor(path);
  changes.push({
    path: path.join('.'),
    ...(from === undefined ? {} : { from: shown(from) }),
    ...(to === undefined ? {} : { to: shown(to) }),
  });
}

function maskFor([field, name]: readonly string[]): (value: unknown) => unknown {
  const isSecret = field === 'headers' && name !== undefined && isSensitiveHeader(name);
  return isSecret ? (value) => maskHeaderValue(String(value)) : (value) => value;
}

/** Equal as JSON: the order of keys is nothing, and there is one zero. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as never], b[key as never]))
  );
}

const own = (value: Record<string, unknown>, key: string) =>
  Object.hasOwn(value, key) ? value[key] : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
