export interface ValueBounds {
  /** Levels of arrays and objects. */
  depth: number;
  /** Values and the characters of all texts and keys, a shared part counted as often as it is used. */
  size: number;
}

/** Whether a parsed value stays within bounds, however often it refers to one part, even to itself. Walks without recursion. */
export function isBounded(value: unknown, { depth, size }: ValueBounds): boolean {
  let total = 0;
  const open: { value: unknown; level: number }[] = [{ value, level: 0 }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { level, value: current } = entry;
    total += typeof current === 'string' ? current.length + 1 : 1;
    if (total > size) return false;
    if (typeof current !== 'object' || current === null) continue;
    if (level === depth) return false;
    for (const [key, child] of Object.entries(current)) {
      total += key.length;
      open.push({ level: level + 1, value: child });
    }
  }
  return true;
}
