'use client';

import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { formatClock, formatDay } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { ChangeList } from './change-list';
import { type FormRequest, listChanges } from './changes';
import { toRequest } from './form-request';
import type { ScheduleFormValues } from './form-values';

interface EditChangesProps {
  /** The schedule as the form's request. */
  before: FormRequest;
  /** Of the headers that it has. */
  names: readonly string[];
  /** When it fires next as it is; null when it doesn't. */
  nextFireAt: string | null;
  /** When it would fire next as it stands in the form; undefined while that can't be told. */
  nextMs: number | null | undefined;
}

/** What saving would change, the next run first. */
export function EditChanges({ before, names, nextFireAt, nextMs }: EditChangesProps) {
  const values = useWatch<ScheduleFormValues>() as ScheduleFormValues;
  const changes = useMemo(() => listChanges(before, toRequest(values, names)), [before, values, names]);
  if (changes.length === 0 && !values.cancelPending) return null;
  return (
    <section aria-label="What changes" className="grid gap-2 border-b pb-5">
      <h2 className="font-semibold">What changes</h2>
      {nextMs === undefined ? null : (
        <NextRunMove
          fromMs={nextFireAt === null ? null : Date.parse(nextFireAt)}
          nextMs={nextMs}
          values={values}
        />
      )}
      <ChangeList changes={changes} />
      {values.cancelPending ? <p className="text-text-muted">What waits is cancelled</p> : null}
    </section>
  );
}

interface NextRunMoveProps {
  fromMs: number | null;
  nextMs: number | null;
  values: ScheduleFormValues;
}

/** "Next run moves from … to …", on the clocks of the zone that is chosen. */
function NextRunMove({ fromMs, nextMs, values: { enabled, timezone } }: NextRunMoveProps) {
  const nowMs = useNow();
  const toMs = enabled ? nextMs : null;
  const text = (atMs: number) => `${formatDay(atMs, timezone, nowMs)} ${formatClock(atMs, timezone)}`;
  // A run that came meanwhile isn't moved by the edit.
  if (fromMs === toMs || (fromMs !== null && fromMs <= nowMs)) return null;
  if (toMs === null) return fromMs === null ? null : <p>Next run, {text(fromMs)}, does not come</p>;
  return fromMs === null ? (
    <p>Next run comes {text(toMs)}</p>
  ) : (
    <p className="tabular-nums">
      Next run moves from <span className="whitespace-nowrap">{text(fromMs)}</span> to{' '}
      <strong className="font-semibold whitespace-nowrap">{text(toMs)}</strong>
    </p>
  );
}
