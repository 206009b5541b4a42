'use client';

import { ExecutionTable } from '@/components/executions/execution-table';
import type { HistoryEntry } from '@/components/executions/history';
import { Time } from '@/components/time/time';
import { Button } from '@/components/ui/button';
import type { OlderPages } from './use-schedule-data';

interface HistoryProps {
  entries: readonly HistoryEntry[];
  older: OlderPages;
  nextFireAt: string | null;
}

/** What ran and what didn't. */
export function History({ entries, older, nextFireAt }: HistoryProps) {
  return (
    <section aria-labelledby="executions" className="@container min-w-0">
      <div className="flex min-h-12 items-center gap-2 px-6 max-md:px-4">
        <h2 id="executions" className="font-semibold">
          Executions
        </h2>
      </div>
      {entries.length > 0 ? (
        <ExecutionTable entries={entries} />
      ) : (
        <p className="border-t px-6 py-3 text-text-muted max-md:px-4">
          Nothing has run yet
          {nextFireAt ? (
            <>
              ; the first run is <Time at={nextFireAt} />
            </>
          ) : null}
        </p>
      )}
      {older.has ? (
        <div className="px-6 py-3 max-md:px-4">
          <Button size="sm" busy={older.loading} onClick={older.load}>
            Show older
          </Button>
        </div>
      ) : null}
    </section>
  );
}
