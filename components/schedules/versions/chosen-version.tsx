'use client';

import { useRouter } from 'next/navigation';
import { Time } from '@/components/time/time';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import type { VersionDiff as Diff, ScheduleVersion } from '@/lib/contracts/schedule-version';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { AgainstSelect } from './against-select';
import { RestoreButton } from './restore-button';
import { VersionDiff } from './version-diff';
import { whoWords } from './version-words';

interface ChosenVersionProps {
  schedule: Schedule;
  chosen: ScheduleVersion;
  /** null: there is none to compare with. */
  diff: Diff | null;
  /** Of the page. */
  href: string;
}

/** One version: who made it and when, what differs from another, and all of it. */
export function ChosenVersion({ schedule, chosen, diff, href }: ChosenVersionProps) {
  const { version } = chosen;
  const router = useRouter();
  const text = JSON.stringify(chosen.definition, null, 2);
  return (
    <div className="min-w-0 px-6 py-4 max-md:px-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-16 font-semibold">v{version}</h2>
          <p className="text-text-muted">
            <span className="break-words">{whoWords(chosen.changedBy)}</span>, <Time at={chosen.changedAt} />
          </p>
        </div>
        {version === schedule.version ? (
          <p className="text-text-muted">This is what runs now</p>
        ) : (
          <RestoreButton schedule={schedule} version={version} onRestored={() => router.push(href)} />
        )}
      </div>
      <section aria-labelledby="differs" className="mt-5">
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 id="differs" className="font-semibold">
            What differs
          </h3>
          {schedule.version > 1 ? (
            <AgainstSelect
              chosen={version}
              against={diff?.from ?? null}
              current={schedule.version}
              onChange={(against) => router.push(`${href}?v=${version}&against=${against}`)}
            />
          ) : null}
        </div>
        {diff ? (
          <VersionDiff
            changes={diff.changes}
            timezone={chosen.definition.timezone}
            same={`v${diff.to} and v${diff.from} are the same`}
          />
        ) : (
          <p className="text-text-muted">It was created like this: there is no version before it</p>
        )}
      </section>
      <section aria-labelledby="whole" className="mt-6">
        <div className="mb-2 flex items-center gap-2">
          <h3 id="whole" className="font-semibold">
            All of v{version}
          </h3>
          <span className="ml-auto">
            <CopyButton noun={`v${version}`} text={text} />
          </span>
        </div>
        <CodeBlock label={`v${version} as JSON`} text={text} json />
      </section>
    </div>
  );
}
