import type { ReactNode } from 'react';

/** A list that is longer than a dialog has room for. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="mt-2 max-h-72 overflow-y-auto border-y"
    >
      <ul>{children}</ul>
    </section>
  );
}
