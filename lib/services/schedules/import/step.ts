import type { SchedulePatch, ScheduleSettings } from '@/lib/contracts/schedule';
import type { Imported } from '@/lib/contracts/schedule-import';

interface Item {
  /** In the file, from 0. */
  index: number;
  name: string;
}

/** A schedule that isn't there yet; without an id it gets one. */
export interface CreateStep extends Item {
  kind: 'create';
  id: string | null;
  settings: ScheduleSettings;
}
/** A schedule that differs. */
export interface UpdateStep extends Item {
  kind: 'update';
  id: string;
  /** That was compared. */
  version: number;
  patch: SchedulePatch;
  changes: Imported['changes'];
}
/** A schedule that is like that already. */
interface KeepStep extends Item {
  kind: 'keep';
  id: string;
}

/** What an import does about one item. */
export type Step = CreateStep | KeepStep | UpdateStep;
