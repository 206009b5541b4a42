import { Fragment, type ReactNode } from 'react';
import { cn } from './class-names';

interface CodeBlockProps {
  /** Shown as text, whatever it contains. */
  text: string;
  label: string;
  /** Colours the keys of JSON. */
  json?: boolean;
  lineNumbers?: boolean;
  className?: string;
}

/** Text from an agent or for a shell. Scrolls by itself and by keyboard; never interpreted as markup. */
export function CodeBlock({ text, label, json, lineNumbers, className }: CodeBlockProps) {
  const lines = text.split('\n');
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn(
        'mono max-h-[560px] overflow-auto rounded border bg-surface-sunken py-2.5 leading-5',
        lineNumbers ? 'grid grid-cols-[auto_1fr] pr-3' : 'px-3',
        className,
      )}
    >
      {lineNumbers ? (
        <div aria-hidden className="px-3.5 text-right whitespace-pre text-text-faint select-none">
          {lines.map((_, index) => index + 1).join('\n')}
        </div>
      ) : null}
      <pre className="whitespace-pre">{json ? highlightKeys(lines) : text}</pre>
    </section>
  );
}

const KEY = /^(\s*)("(?:[^"\\]|\\.)*")(:)(.*)$/;

/** Works on JSON as `JSON.stringify(…, 2)` writes it: one key a line. */
function highlightKeys(lines: string[]): ReactNode {
  return lines.map((line, index) => {
    const match = KEY.exec(line);
    const end = index < lines.length - 1 ? '\n' : '';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
      <Fragment key={index}>
        {match ? (
          <>
            {match[1]}
            <span className="text-accent-text">{match[2]}</span>
            <span className="text-text-faint">{match[3]}</span>
            {match[4]}
          </>
        ) : (
          line
        )}
        {end}
      </Fragment>
    );
  });
}
