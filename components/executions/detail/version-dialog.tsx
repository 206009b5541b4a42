'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchJson } from '@/components/live/fetch-json';
import { Time } from '@/components/time/time';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import type { Execution } from '@/lib/contracts/execution';
import type { ScheduleVersion } from '@/lib/contracts/schedule-version';

interface VersionDialogProps {
  execution: Pick<Execution, 'scheduleId' | 'scheduleName' | 'version'>;
  onClose: () => void;
}

/** The schedule as it was when this ran. */
export default function VersionDialog({ execution, onClose }: VersionDialogProps) {
  const { scheduleId, scheduleName, version } = execution;
  const { data, error } = useQuery({
    queryKey: ['version', scheduleId, version],
    queryFn: ({ signal }) =>
      fetchJson<ScheduleVersion>(`/api/schedules/${scheduleId}/versions/${version}`, signal),
    retry: false,
    // It never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Version ${version} of ${scheduleName ?? 'a deleted schedule'}`}
      description={
        data ? (
          <p>
            Since <Time at={data.changedAt} form="exact" />, by {data.changedBy}
          </p>
        ) : null
      }
      className="w-[720px]"
    >
      <div className="mt-4">
        {data ? (
          <CodeBlock
            label="Definition as JSON"
            text={JSON.stringify(data.definition, null, 2)}
            json
            lineNumbers
          />
        ) : error ? (
          <p className="text-text-muted">It can’t be shown: {error.message}</p>
        ) : (
          <Skeleton className="h-64 w-full animate-appear-late" />
        )}
      </div>
    </Dialog>
  );
}
