import type { ReactNode } from 'react';
import type { FieldChange } from './changes';

interface ChangeListProps {
  changes: readonly FieldChange[];
  /** Behind a change: what else is to know of it. */
  note?: (change: FieldChange) => ReactNode;
}

/** Field by field: what it was, and what it becomes. */
export function ChangeList({ changes, note }: ChangeListProps) {
  return (
    <ul className="grid gap-1">
      {changes.map((change) => (
        <li key={change.path} className="min-w-0 break-words">
          <span className="text-text-muted">{change.label}</span>{' '}
          <del className="mono break-all text-danger-fg decoration-from-font">{short(change.from)}</del>
          <span aria-hidden className="text-text-faint">
            {' → '}
          </span>
          <ins className="mono break-all text-success-fg no-underline">{short(change.to)}</ins>
          {note?.(change)}
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 120;
const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
