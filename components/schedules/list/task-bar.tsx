import { Button } from '@/components/ui/button';
import type { Progress } from './use-task';

const number = new Intl.NumberFormat('en-US');

/** How far something is, in the place of what could be begun. */
export function TaskBar({
  progress: { count, doing, of },
  onStop,
}: {
  progress: Progress;
  onStop: () => void;
}) {
  const words =
    of === null
      ? `${doing}: ${number.format(count)}`
      : `${doing} ${number.format(count)} of ${number.format(of)}`;
  return (
    <>
      <span className="px-2 font-semibold whitespace-nowrap tabular-nums" role="status">
        {words}
      </span>
      {of === null ? null : (
        <progress aria-label={doing} className="h-1 w-32 accent-accent" max={of} value={count} />
      )}
      <Button look="ghost" size="sm" onClick={onStop}>
        Stop
      </Button>
    </>
  );
}
