/** 32 bits of an id: its first and last eight hexadecimal digits. */
const bitsOf = (id: string): number =>
  Number.parseInt(id.slice(0, 8), 16) ^ Number.parseInt(id.slice(-8), 16);

/** Spreads 32 bits over 32 bits (the finalizer of MurmurHash3). */
function mix(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Which of the living workers a schedule prefers: the one with the highest hash of (worker, schedule). Everybody who knows the same workers
 * gives the same answer, and a worker that comes or goes moves only its own share. Only a preference: the fence decides.
 *
 * @param workerIds uuids; the order doesn't matter
 * @returns undefined when there are none
 */
export function preferredWorker(scheduleId: string, workerIds: readonly string[]): string | undefined {
  const bits = mix(bitsOf(scheduleId));
  let best: string | undefined;
  let highest = -1;
  for (const workerId of workerIds) {
    const score = mix(bits ^ bitsOf(workerId));
    if (score < highest || (score === highest && best !== undefined && workerId < best)) continue;
    best = workerId;
    highest = score;
  }
  return best;
}
