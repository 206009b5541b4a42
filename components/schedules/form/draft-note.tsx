'use client';

import { useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { formatClock, formatDay } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { useZone } from '@/components/time/zone-context';
import { Button } from '@/components/ui/button';
import { readDraft, writeDraft } from './draft';
import { draftStore } from './draft-store';
import type { ScheduleFormValues } from './form-values';

interface DraftNoteProps {
  /** Names the form's draft among others. */
  draftKey: string;
  /** What the form begins as. */
  initial: ScheduleFormValues;
  /** Saved or about to be: what is typed is no draft any more. */
  paused: boolean;
}

interface Kept {
  savedAtMs: number;
  isRestored: boolean;
}

/** Keeps what is typed in this browser, brings it back after a reload, and says so. */
export function DraftNote({ draftKey, initial, paused }: DraftNoteProps) {
  const { reset, subscribe } = useFormContext<ScheduleFormValues>();
  const [kept, setKept] = useState<Kept | null>(null);
  // The form also tells of what isn't typed, such as a field that appears.
  const lastTyped = useRef('');

  useEffect(() => {
    const draft = readDraft(draftStore.read(draftKey), initial, Date.now());
    if (!draft) return;
    lastTyped.current = JSON.stringify(draft.values);
    reset(draft.values, { keepDefaultValues: true });
    setKept({ savedAtMs: draft.savedAtMs, isRestored: true });
  }, [reset, draftKey, initial]);

  useEffect(() => {
    if (paused) return;
    return subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        if (isDirty === false) {
          draftStore.remove(draftKey);
          setKept(null);
          return;
        }
        const typed = JSON.stringify(values);
        if (typed === lastTyped.current) return;
        lastTyped.current = typed;
        const savedAtMs = Date.now();
        const isKept = draftStore.write(draftKey, writeDraft(values, initial, savedAtMs));
        setKept(isKept ? { savedAtMs, isRestored: false } : null);
      },
    });
  }, [subscribe, draftKey, initial, paused]);

  return kept ? <Note kept={kept} onDiscard={() => reset()} /> : null;
}

function Note({ kept, onDiscard }: { kept: Kept; onDiscard: () => void }) {
  const { zone } = useZone();
  const nowMs = useNow();
  const day = formatDay(kept.savedAtMs, zone, nowMs);
  const clock = formatClock(kept.savedAtMs, zone);
  const at = day === formatDay(nowMs, zone, nowMs) ? clock : `${day} ${clock}`;
  return (
    <p className="flex min-w-0 items-center gap-1 text-12 text-text-muted tabular-nums" role="status">
      <span className="truncate">
        {kept.isRestored ? `Your draft of ${at} is back` : 'Draft kept in this browser'}
      </span>
      <Button look="ghost" size="sm" onClick={onDiscard}>
        Discard draft
      </Button>
    </p>
  );
}
