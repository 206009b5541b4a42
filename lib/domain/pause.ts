/** Whether a schedule fires, and if not, until when. */
export interface Pause {
  /** false: paused. */
  enabled: boolean;
  /** ISO instant at which the pause ends by itself; null: it has no end. */
  pausedUntil: string | null;
}

export const FIRES: Pause = { enabled: true, pausedUntil: null };

/** What holds at that moment: a pause whose end has come is over, though nobody wrote that down. */
export function pauseAt({ enabled, pausedUntil }: Pause, nowMs: number): Pause {
  const isOver = pausedUntil !== null && Date.parse(pausedUntil) <= nowMs;
  return enabled || isOver ? FIRES : { enabled, pausedUntil };
}

/**
 * What a patch makes of a pause. Of `enabled` and `pausedUntil` the one that changes decides, so that both can be sent back as they were
 * shown: an end pauses, no end ends a pause that had one, and `enabled: true` resumes.
 */
export function mergePause(stored: Pause, patch: Partial<Pause>, nowMs: number): Pause {
  const current = pauseAt(stored, nowMs);
  const { enabled, pausedUntil } = patch;
  const isShownEnd = typeof pausedUntil === 'string' && pausedUntil === stored.pausedUntil;
  if (isShownEnd || pausedUntil === undefined) {
    if (enabled === true) return FIRES;
    return enabled === false && current.enabled && !isShownEnd ? { enabled, pausedUntil: null } : current;
  }
  if (pausedUntil !== null) return { enabled: false, pausedUntil };
  return { enabled: enabled ?? (current.enabled || current.pausedUntil !== null), pausedUntil };
}
