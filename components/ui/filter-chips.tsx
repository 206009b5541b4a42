import { X } from 'lucide-react';
import { Button } from './button';

export interface FilterChip {
  key: string;
  /** What the list is kept to: `Failed`, `last 24 h`. */
  label: string;
  onRemove: () => void;
}

/** What a list is kept to, each to take away by itself. */
export function FilterChips({ chips, onClear }: { chips: readonly FilterChip[]; onClear: () => void }) {
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b px-6 py-2 max-md:px-4">
      <ul aria-label="Filters" className="contents">
        {chips.map(({ key, label, onRemove }) => (
          <li key={key} className="flex max-w-full">
            <button
              type="button"
              aria-label={`Remove the filter ${label}`}
              onClick={onRemove}
              className="inline-flex h-6 max-w-full items-center gap-1 rounded-chip border border-neutral-border bg-surface-raised pr-1 pl-2 text-12 hover:border-border-strong hover:bg-surface-hover max-md:h-8"
            >
              <span className="truncate">{label}</span>
              <X className="size-3 shrink-0 text-text-muted" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Button look="ghost" size="sm" className="h-6 px-2 max-md:h-8" onClick={onClear}>
        Clear filters
      </Button>
    </div>
  );
}
