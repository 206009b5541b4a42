import { Button } from '@/components/ui/button';
import { schedulesInWords } from './bulk-words';
import type { BulkFailure } from './use-bulk';

const SHOWN = 10;

interface BulkFailuresProps {
  /** What they couldn’t be. */
  done: 'changed' | 'exported';
  failures: readonly BulkFailure[];
  onDismiss: () => void;
}

/** Which of many something wasn't done to, and why; stays until it is dismissed. */
export function BulkFailures({ done, failures, onDismiss }: BulkFailuresProps) {
  if (failures.length === 0) return null;
  return (
    <section
      role="alert"
      className="flex items-start gap-3 border-b border-danger-border bg-danger-bg px-6 py-2.5 max-md:px-4"
    >
      <div className="min-w-0 flex-1">
        <p className="font-medium text-danger-fg">
          {schedulesInWords(failures.length)} couldn’t be {done}
        </p>
        <ul>
          {failures.slice(0, SHOWN).map(({ message, name }) => (
            <li key={`${name} ${message}`} className="break-words">
              {name}: {message}
            </li>
          ))}
          {failures.length > SHOWN ? <li>and {failures.length - SHOWN} more</li> : null}
        </ul>
      </div>
      <Button size="sm" onClick={onDismiss}>
        Dismiss
      </Button>
    </section>
  );
}
