/** An agent may hold at most this many times the room that stays free: a lone agent gets 4/5, and a hog always leaves some. */
const SHARE = 4;

/**
 * How many more an agent may take: `held + n <= SHARE * (free - n)`.
 *
 * @param held what it has already
 * @param free room that nobody has
 */
export const shareOf = (held: number, free: number): number =>
  Math.max(0, Math.floor((SHARE * free - held) / (SHARE + 1)));
