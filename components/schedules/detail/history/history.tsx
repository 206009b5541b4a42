'use client';

import { ExecutionTable } from '@/components/executions/execution-table';
import { useRunKeys } from '@/components/executions/list/use-run-keys';
import { Time } from '@/components/time/time';
import { Button } from '@/components/ui/button';
import { ListPager } from '@/components/ui/list-pager';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { ALL_HISTORY, type HistoryPlace, isHistoryKept } from '../schedule-place';
import { HistoryFilters } from './history-filters';
import { type HistoryReading, useHistory } from './use-history';

interface HistoryProps {
  schedule: Schedule;
  place: HistoryPlace;
  painted: HistoryReading;
  gone: boolean;
  onChange: (change: Partial<HistoryPlace>) => void;
  /** The address of another page of the list. */
  hrefOf: (page: Pick<HistoryPlace, 'before' | 'cursor'>) => string;
}

/** What ran and what didn't, in one list. */
export function History({ schedule, place, painted, gone, onChange, hrefOf }: HistoryProps) {
  const { entries, next } = useHistory(schedule.id, place, painted, gone);
  useRunKeys();
  return (
    <section aria-labelledby="executions" className="@container min-w-0">
      <div className="flex min-h-12 flex-wrap items-center gap-2 px-6 py-2 max-md:px-4">
        <h2 id="executions" className="mr-auto scroll-mt-16 font-semibold">
          Executions
        </h2>
        <HistoryFilters place={place} onChange={onChange} />
      </div>
      {entries.length > 0 ? (
        <ExecutionTable entries={entries} />
      ) : (
        <Nothing
          place={place}
          nextFireAt={schedule.enabled ? schedule.nextFireAt : null}
          hasMore={next !== null}
          onClear={() => onChange(ALL_HISTORY)}
        />
      )}
      <ListPager
        firstHref={place.cursor === null ? null : hrefOf({ before: '', cursor: null })}
        nextHref={next && hrefOf(next)}
      />
    </section>
  );
}

interface NothingProps {
  place: HistoryPlace;
  nextFireAt: string | null;
  /** What is rare is looked for in steps: there may be some further back. */
  hasMore: boolean;
  onClear: () => void;
}

function Nothing({ place, nextFireAt, hasMore, onClear }: NothingProps) {
  if (!isHistoryKept(place) && !hasMore) return <NothingYet nextFireAt={nextFireAt} />;
  return (
    <div className="flex items-center gap-3 border-t px-6 py-3 max-md:px-4">
      <p className="min-w-0 text-text-muted">
        {hasMore
          ? 'No execution matches so far; the next page looks further back'
          : place.show === 'skips'
            ? 'No fire time was skipped'
            : 'No execution matches these filters'}
      </p>
      <Button size="sm" onClick={onClear}>
        Show all
      </Button>
    </div>
  );
}

function NothingYet({ nextFireAt }: { nextFireAt: string | null }) {
  return (
    <p className="border-t px-6 py-3 text-text-muted max-md:px-4">
      Nothing has run yet
      {nextFireAt ? (
        <>
          ; the first run is <Time at={nextFireAt} />
        </>
      ) : null}
    </p>
  );
}
