/**
 * How late an execution's first call began, in ms; null while none has begun. Also null for good once an attempt was lost: that one left
 * no start, and the one after it says nothing of how late the first one was.
 *
 * @param times epoch ms
 */
export function latenessMs({
  firstStartedAt,
  losses,
  scheduledAt,
}: {
  firstStartedAt: number | null;
  losses: number;
  scheduledAt: number;
}): number | null {
  return firstStartedAt === null || losses > 0 ? null : Math.floor(firstStartedAt) - Math.floor(scheduledAt);
}
