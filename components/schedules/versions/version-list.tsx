import Link from 'next/link';
import { Time } from '@/components/time/time';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import type { ScheduleVersion } from '@/lib/contracts/schedule-version';
import { summaryOf, whoWords } from './version-words';

interface VersionListProps {
  versions: readonly ScheduleVersion[];
  chosen: number;
  current: number;
  /** Of the page. */
  href: string;
  /** null: all are shown. */
  older: { busy: boolean; load: () => void } | null;
}

/** Newest first: who, when, and what in a line. */
export function VersionList({ versions, chosen, current, href, older }: VersionListProps) {
  return (
    <nav aria-label="Versions" className="max-lg:border-t lg:order-first lg:border-r">
      <ol>
        {versions.map((version) => (
          <li key={version.version} className="border-b">
            <Link
              href={`${href}?v=${version.version}`}
              aria-current={version.version === chosen ? 'page' : undefined}
              className={cn(
                'block px-6 py-2.5 hover:bg-surface-hover focus-visible:-outline-offset-2 max-md:px-4',
                version.version === chosen && 'bg-surface-selected',
              )}
            >
              <span className="flex items-baseline gap-2">
                <b className="font-semibold tabular-nums">v{version.version}</b>
                {version.version === current ? <span className="text-12 text-text-muted">now</span> : null}
                <span className="ml-auto text-12 text-text-muted">
                  <Time at={version.changedAt} />
                </span>
              </span>
              <span className="block truncate text-12">{summaryOf(version)}</span>
              <span className="block truncate text-12 text-text-muted">{whoWords(version.changedBy)}</span>
            </Link>
          </li>
        ))}
      </ol>
      {older ? (
        <div className="px-6 py-3 max-md:px-4">
          <Button size="sm" busy={older.busy} onClick={older.load}>
            Show older
          </Button>
        </div>
      ) : null}
    </nav>
  );
}
