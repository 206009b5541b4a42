/** An agent may hold at most this many times the room that stays free: a lone agent gets 4/5, and a hog always leaves some. */
const SHARE = 4;

/**
 * How many more an agent may take: `held + n <= SHARE * (free - n)`. The last place goes to an agent that has nothing: it is what
 * the others had to leave.
 *
 * @param held what it has already
 * @param free room that nobody has
 */
export function shareOf(held: number, free: number): number {
  const share = Math.max(0, Math.floor((SHARE * free - held) / (SHARE + 1)));
  return held === 0 && free >= 1 ? Math.max(1, share) : share;
}
