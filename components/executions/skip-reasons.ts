import type { Skip } from '@/lib/contracts/skip';

/** Why fire times did not run, as the end of a sentence. */
export const SKIP_REASONS: Record<Skip['reason'], string> = {
  deleted: 'the schedule was deleted',
  excluded: 'excluded',
  misfire: 'missed, a later one ran instead',
  overlap: 'the run before was still going',
  paused: 'paused',
};
