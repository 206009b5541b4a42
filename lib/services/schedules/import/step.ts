import type { CreateScheduleInput, SchedulePatch } from '@/lib/contracts/schedule';
import type { Imported } from '@/lib/contracts/schedule-import';

/** What an import does about one item. */
export type Step = { index: number; name: string } & (
  | { kind: 'create'; id: string | null; input: CreateScheduleInput }
  | { kind: 'update'; id: string; version: number; patch: SchedulePatch; changes: Imported['changes'] }
  | { kind: 'keep'; id: string }
);
