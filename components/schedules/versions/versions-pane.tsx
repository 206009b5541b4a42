'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { pollInterval } from '@/components/live/poll';
import { Time } from '@/components/time/time';
import type { VersionDiff as Diff, ScheduleVersion } from '@/lib/contracts/schedule-version';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { RestoreButton } from './restore-button';
import { VersionDiff } from './version-diff';
import {
  fetchVersionDiff,
  fetchVersions,
  newestVersionsKey,
  VERSIONS_SHOWN,
  type VersionPage,
  versionDiffKey,
} from './version-queries';
import { summaryOf, whoWords } from './version-words';

interface VersionsPaneProps {
  schedule: Schedule;
  gone: boolean;
  /** What the server read; `diff` is what the newest one changed, null: it is the first. */
  painted: { page: VersionPage; diff: Diff | null };
}

/** The newest versions of a schedule: who changed what and when, the newest in full. */
export function VersionsPane({ schedule, gone, painted }: VersionsPaneProps) {
  const { data } = useQuery({
    queryKey: newestVersionsKey(schedule.id),
    queryFn: ({ signal }) => fetchVersions(schedule.id, { limit: VERSIONS_SHOWN }, signal),
    initialData: painted.page,
    enabled: !gone,
    refetchInterval: pollInterval,
  });
  const [newest, ...older] = data.data;
  const href = `/schedules/${schedule.id}/versions`;
  return (
    <section aria-labelledby="versions" className="border-b px-6 py-3.5 max-md:px-4">
      <div className="mb-1 flex min-h-6 items-center">
        <h2 id="versions" className="font-semibold">
          Versions
        </h2>
        {newest && newest.version > 1 ? (
          <Link href={href} className="link ml-auto text-12">
            All {newest.version}
          </Link>
        ) : null}
      </div>
      {newest ? <Newest schedule={schedule} version={newest} painted={painted.diff} /> : null}
      {older.map((version) => (
        <div key={version.version} className="mt-3 border-t pt-3">
          <Line version={version} />
          <div className="mt-1 flex items-center gap-3">
            <Link
              href={`${href}?v=${version.version}`}
              className="min-w-0 flex-1 truncate text-text-muted hover:underline"
            >
              {summaryOf(version)}
            </Link>
            {gone ? null : <RestoreButton schedule={schedule} version={version.version} size="sm" />}
          </div>
        </div>
      ))}
    </section>
  );
}

function Newest({
  schedule,
  version: newest,
  painted,
}: {
  schedule: Schedule;
  version: ScheduleVersion;
  painted: Diff | null;
}) {
  const { version } = newest;
  const { data } = useQuery({
    queryKey: versionDiffKey(schedule.id, version, version - 1),
    queryFn: ({ signal }) => fetchVersionDiff(schedule.id, version, version - 1, signal),
    initialData: painted?.to === version ? painted : undefined,
    enabled: version > 1,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <Line version={newest} />
      <div className="mt-2">
        {version === 1 ? (
          <p className="text-text-muted">As it was created</p>
        ) : data ? (
          <VersionDiff
            changes={data.changes}
            timezone={schedule.timezone}
            same="Nothing that is shown differs"
          />
        ) : (
          <p className="text-text-muted">{summaryOf(newest)}</p>
        )}
      </div>
    </>
  );
}

function Line({ version: { version, changedAt, changedBy } }: { version: ScheduleVersion }) {
  return (
    <p className="flex items-baseline gap-2">
      <b className="font-semibold tabular-nums">v{version}</b>
      <span className="min-w-0 truncate">{whoWords(changedBy)}</span>
      <span className="ml-auto shrink-0 text-text-muted">
        <Time at={changedAt} />
      </span>
    </p>
  );
}
