import { fetchJson } from '@/components/live/fetch-json';
import type { ScheduleFile } from '@/lib/contracts/schedule-file';

/** Saves a file of some schedules, which the import takes again. @throws ApiError, or what fetch throws */
export async function saveExport(ids: ReadonlySet<string>): Promise<void> {
  const file = await fetchJson<ScheduleFile>('/api/schedules/export');
  const chosen: ScheduleFile = {
    ...file,
    schedules: file.schedules.filter(({ id }) => ids.has(id)),
    leftOut: file.leftOut.filter(({ id }) => ids.has(id)),
  };
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(chosen, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = 'schedules.json';
  link.click();
  URL.revokeObjectURL(url);
}
