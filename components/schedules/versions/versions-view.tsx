'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ApiError } from '@/components/live/fetch-json';
import { pollInterval } from '@/components/live/poll';
import { PageHead } from '@/components/shell/page-head';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';
import type { VersionDiff as Diff, ScheduleVersion } from '@/lib/contracts/schedule-version';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { GoneNotice } from '../detail/gone-notice';
import { fetchSchedule, scheduleKey } from '../schedule-queries';
import { ChosenVersion } from './chosen-version';
import { VersionList } from './version-list';
import { allVersionsKey, fetchVersions, type VersionPage } from './version-queries';

interface VersionsViewProps {
  schedule: Schedule;
  page: VersionPage;
  chosen: ScheduleVersion;
  /** Of the chosen version to another; null: there is none to compare with. */
  diff: Diff | null;
}

/** "What was it, who changed it, and can I have it back?" */
export function VersionsView({ schedule: painted, page, chosen, diff }: VersionsViewProps) {
  const router = useRouter();
  const { data: schedule, error } = useQuery({
    queryKey: scheduleKey(painted.id),
    queryFn: ({ signal }) => fetchSchedule(painted.id, signal),
    initialData: painted,
    refetchInterval: pollInterval,
    retry: false,
  });
  const versions = useInfiniteQuery({
    queryKey: allVersionsKey(painted.id),
    queryFn: ({ pageParam, signal }) => fetchVersions(painted.id, { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    initialData: { pages: [page], pageParams: [null] },
    refetchInterval: pollInterval,
    retry: false,
  });
  const gone = error instanceof ApiError && error.status === 404;
  const shown = versions.data.pages.flatMap(({ data }) => data);
  const href = `/schedules/${painted.id}/versions`;
  const go = (to: number) => {
    if (to >= 1 && to <= schedule.version) router.push(`${href}?v=${to}`);
  };
  useShortcuts('Versions', [
    { keys: '[', label: 'Older version', run: () => go(chosen.version - 1) },
    { keys: ']', label: 'Newer version', run: () => go(chosen.version + 1) },
  ]);
  return (
    <>
      {gone ? <GoneNotice schedule={schedule} /> : null}
      <PageHead title={`Versions of ${schedule.name}`} sub={<p>It is at v{schedule.version} now</p>} />
      <div className="grid flex-1 border-t lg:grid-cols-[320px_minmax(0,1fr)]">
        <ChosenVersion schedule={schedule} chosen={chosen} diff={diff} href={href} />
        <VersionList
          versions={shown}
          chosen={chosen.version}
          current={schedule.version}
          href={href}
          older={
            versions.hasNextPage
              ? { busy: versions.isFetchingNextPage, load: () => versions.fetchNextPage() }
              : null
          }
        />
      </div>
    </>
  );
}
