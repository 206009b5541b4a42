import { cn } from '@/components/ui/class-names';
import type { VersionDiff as Diff } from '@/lib/contracts/schedule-version';
import { labelOf } from '../form/changes';
import { changeText } from './change-text';

type Change = Diff['changes'][number];

interface VersionDiffProps {
  changes: readonly Change[];
  /** In which instants are told. */
  timezone: string;
  /** What it says when nothing differs. */
  same: string;
}

/** Field by field: its name, what it was, what it became. Everything in it is text. */
export function VersionDiff({ changes, timezone, same }: VersionDiffProps) {
  if (changes.length === 0) return <p className="text-text-muted">{same}</p>;
  return (
    <>
      <dl className="overflow-hidden rounded border bg-surface-raised">
        {changes.map((change) => (
          <div key={change.path} className="border-b last:border-b-0">
            <dt className="flex flex-wrap items-baseline gap-x-2 px-3 py-1 text-12">
              <span className="font-medium">{labelOf(change.path)}</span>
              <span className="mono break-all text-text-faint">{change.path}</span>
            </dt>
            {change.kind === 'added' ? null : (
              <Side sign="−" text={changeText(change.path, change.from, timezone)} />
            )}
            {change.kind === 'removed' ? null : (
              <Side sign="+" text={changeText(change.path, change.to, timezone)} />
            )}
          </div>
        ))}
      </dl>
      {changes.some(isHiddenSecret) ? (
        <p className="mt-1.5 text-12 text-text-muted">
          Values of secret headers are masked: they differ, though they may look the same
        </p>
      ) : null}
    </>
  );
}

function Side({ sign, text }: { sign: '+' | '−'; text: string }) {
  const isNew = sign === '+';
  return (
    <dd
      className={cn(
        'mono grid grid-cols-[8px_minmax(0,1fr)] gap-2.5 px-3 leading-5',
        isNew ? 'bg-success-bg' : 'bg-danger-bg',
      )}
    >
      <span aria-hidden className={isNew ? 'text-success-fg' : 'text-danger-fg'}>
        {sign}
      </span>
      <span className="break-words whitespace-pre-wrap">
        <span className="sr-only">{isNew ? 'After: ' : 'Before: '}</span>
        {text}
      </span>
    </dd>
  );
}

const isHiddenSecret = ({ path, kind, from, to }: Change) =>
  kind === 'changed' && path.startsWith('headers.') && from === to;
