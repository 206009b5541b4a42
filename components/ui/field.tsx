import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './class-names';

interface FieldProps {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Ids of a field's hint and error, for `aria-describedby` of the control inside. */
export const describedBy = (id: string, parts: { hint?: unknown; error?: unknown }) =>
  [parts.error ? `${id}-error` : null, parts.hint ? `${id}-hint` : null].filter(Boolean).join(' ') ||
  undefined;

/** A label, its control, and what is wrong or worth knowing below it. */
export function Field({ id, label, hint, error, className, children }: FieldProps) {
  return (
    <div className={cn('grid min-w-0 content-start gap-1.5', className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children}
      <FieldError id={id}>{error}</FieldError>
      {hint ? (
        <div id={`${id}-hint`} className="text-12 text-text-muted">
          {hint}
        </div>
      ) : null}
    </div>
  );
}

/** Announced when it appears; keeps its place in the tree so that screen readers watch it. */
export function FieldError({ id, children }: { id: string; children?: ReactNode }) {
  return (
    <div id={`${id}-error`} aria-live="polite" className={children ? 'text-12 text-danger-fg' : 'sr-only'}>
      {children ? (
        <span className="flex items-start gap-1.5">
          <TriangleAlert className="mt-0.5 size-3" aria-hidden />
          <span className="min-w-0 break-words">{children}</span>
        </span>
      ) : null}
    </div>
  );
}
