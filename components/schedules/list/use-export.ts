'use client';

import { useState } from 'react';
import { readExported } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import type { LeftOut } from '@/lib/contracts/schedule-file';
import { schedulesInWords } from './bulk-words';
import { runInChunks } from './run-in-chunks';
import { saveFile } from './save-file';
import type { BulkFailure } from './use-bulk';
import type { Selection } from './use-selection';
import type { RunTask } from './use-task';

export type FileFormat = 'json' | 'yaml';

const AT_ONCE = 500;
const TYPES: Record<FileFormat, string> = { json: 'application/json', yaml: 'application/yaml' };

/** Saves a file of the chosen schedules, which the import takes again. What is cut off is not saved: a file is whole or none. */
export function useExport(runTask: RunTask) {
  const [failures, setFailures] = useState<readonly BulkFailure[]>([]);
  const save = async (format: FileFormat, chosen: Selection) => {
    const leftOut: LeftOut[] = [];
    const { done, error, failed, left } = await runTask({ doing: 'Exporting', of: chosen.size }, (watch) =>
      runInChunks([...chosen.keys()], {
        ...watch,
        run: async (ids) => {
          const part = expectOk(await readExported(ids));
          leftOut.push(...part.leftOut);
          const found = new Set(part.schedules.map(({ id }) => id));
          return { done: part.schedules, failed: ids.filter((id) => !found.has(id)) };
        },
        size: AT_ONCE,
      }),
    );
    setFailures(failed.map((id) => ({ message: 'It isn’t there any more', name: chosen.get(id)!.name })));
    if (error) toast(`Nothing was exported: ${error.message}`, { tone: 'danger' });
    if (left.length > 0 || done.length === 0) return;
    // The text is made as the service makes it; needed seldom, and YAML is heavy.
    const { FILE_WRITERS } = await import('@/lib/services/schedules/export-format');
    const { begin, end, items } = FILE_WRITERS[format];
    saveFile(`schedules.${format}`, TYPES[format], begin + items(done, 0) + end(leftOut, done.length));
    toast(
      `${schedulesInWords(done.length)} exported${leftOut.length > 0 ? `, without ${secrets(leftOut.length)}` : ''}`,
    );
  };
  return { failures, forgetFailures: () => setFailures([]), save };
}

const secrets = (count: number): string => `${count} ${count === 1 ? 'secret' : 'secrets'}`;
