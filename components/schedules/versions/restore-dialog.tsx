'use client';

import { formatClock, formatDay } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FieldError } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { RestoreEffect } from '@/lib/services/schedules/versions/foresee-restore';
import { useRestore } from './use-restore';
import { VersionDiff } from './version-diff';
import { nextRunSentence } from './version-words';

interface RestoreDialogProps {
  schedule: Schedule;
  version: number;
  onClose: () => void;
  onRestored?: () => void;
}

/** What restoring would change, before it does. */
export default function RestoreDialog({ schedule, version, onClose, onRestored }: RestoreDialogProps) {
  const { effect, movedOn, restore } = useRestore(schedule, version, () => {
    onClose();
    onRestored?.();
  });
  const error = effect.error ?? (movedOn ? null : restore.error);
  const foreseen = effect.data;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Restore v${version} of ${schedule.name}`}
      description={foreseen ? <NextRun schedule={schedule} effect={foreseen} /> : null}
      className="w-[600px]"
    >
      <div className="mt-4 grid gap-3">
        {movedOn ? (
          <div role="alert">
            <Banner tone="warning" title="Somebody else saved meanwhile, so nothing was restored.">
              {foreseen ? `It is at v${foreseen.current} now, and this is what would change` : null}
            </Banner>
          </div>
        ) : null}
        {foreseen ? (
          <VersionDiff
            changes={foreseen.changes}
            timezone={schedule.timezone}
            same={`The schedule is what v${version} was: there is nothing to restore`}
          />
        ) : effect.isPending ? (
          <Skeleton className="h-24 w-full animate-appear-late" />
        ) : null}
        <FieldError id="restore">{error ? `It wasn’t restored: ${error.message}` : undefined}</FieldError>
      </div>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>Keep v{foreseen?.current ?? schedule.version}</Button>
        <Button
          look="primary"
          busy={restore.isPending}
          disabled={!foreseen || foreseen.changes.length === 0 || effect.isFetching}
          onClick={() => foreseen && restore.mutate(foreseen.current)}
        >
          Restore v{version}
        </Button>
      </div>
    </Dialog>
  );
}

function NextRun({ schedule, effect }: { schedule: Schedule; effect: RestoreEffect }) {
  const nowMs = useNow();
  const { timezone } = schedule;
  const format = (instant: string) => {
    const atMs = Date.parse(instant);
    return `${formatDay(atMs, timezone, nowMs)}, ${formatClock(atMs, timezone)}`;
  };
  if (effect.changes.length === 0) return null;
  return (
    <p>
      Saved as v{effect.current + 1}. {nextRunSentence(effect, !schedule.enabled, format)}
    </p>
  );
}
