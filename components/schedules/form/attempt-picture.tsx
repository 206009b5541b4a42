'use client';

import { formatSpan } from '@/components/time/format-duration';
import { retryPolicySchema } from '@/lib/contracts/retry-policy';
import type { RetryPolicy } from '@/lib/domain/schedule-definition';
import { type AttemptWindow, attemptWindows, layOutAttempts } from './attempt-windows';

const WIDTH = 420;
const INSET = 8;
const x = (share: number) => INSET + share * (WIDTH - 2 * INSET);

/** When the attempts come if each fails at once, to scale. A policy that is no good has no picture. */
export default function AttemptPicture({ policy }: { policy: unknown }) {
  const parsed = retryPolicySchema.safeParse(policy);
  return parsed.success ? <Picture policy={parsed.data} /> : null;
}

function Picture({ policy }: { policy: RetryPolicy }) {
  const windows = attemptWindows(policy);
  const { attempts, ticks } = layOutAttempts(windows);
  return (
    <figure className="grid gap-1">
      <figcaption className="flex flex-wrap justify-between gap-x-3 text-12 text-text-muted tabular-nums">
        <span>Attempts, when each fails at once</span>
        {windows.length > 1 ? <span>last after {range(windows.at(-1)!)}</span> : null}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} 70`} className="w-full" role="img" aria-label={finding(windows)}>
        {ticks.map(({ at, ms }, index) => (
          <g key={ms}>
            <path d={`M${x(at)} 18V52`} className="stroke-border" />
            <text
              x={x(at)}
              y={67}
              textAnchor={index === 0 ? 'start' : at > 0.95 ? 'end' : 'middle'}
              className="fill-text-muted text-11 tabular-nums"
            >
              {ms === 0 ? 'due' : formatSpan(ms)}
            </text>
          </g>
        ))}
        <path d={`M${x(0)} 35H${x(1)}`} className="stroke-border-strong" strokeDasharray="2 3" />
        {attempts.map(({ number, from, to, isLabelled }) => (
          <g key={number}>
            <rect
              x={x(from)}
              y={26}
              width={x(to) - x(from)}
              height={18}
              rx={2}
              className={number === 1 ? 'fill-accent' : 'fill-surface-selected stroke-accent'}
            />
            {isLabelled ? (
              <text
                x={x((from + to) / 2)}
                y={12}
                textAnchor="middle"
                className="fill-text text-11 font-semibold tabular-nums"
              >
                {number}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </figure>
  );
}

const finding = (windows: readonly AttemptWindow[]): string =>
  windows
    .slice(1)
    .map((window) => `Try ${window.number} begins ${range(window)} after it was due`)
    .join('. ') || 'One try, when it is due';

const range = ({ earliestMs, latestMs }: AttemptWindow): string =>
  earliestMs === latestMs ? formatSpan(latestMs) : `${formatSpan(earliestMs)}–${formatSpan(latestMs)}`;
