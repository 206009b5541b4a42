import { withCommas } from './worker-words';

/** Calls under way of those that it can make at a time. */
export function CapacityBar({ running, slots }: { running: number; slots: number }) {
  return (
    <div className="flex items-center gap-2.5">
      <span
        aria-hidden
        className="block h-1.5 w-33 overflow-hidden rounded-full bg-neutral-bg md:@max-[1080px]:w-14"
      >
        <span
          className="block h-full bg-border-strong"
          style={{ width: `${Math.min(100, (100 * running) / slots)}%` }}
        />
      </span>
      <span className="text-text-muted tabular-nums">
        {withCommas(running)} / {withCommas(slots)}
      </span>
    </div>
  );
}
