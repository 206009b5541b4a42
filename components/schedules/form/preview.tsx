'use client';

import dynamic from 'next/dynamic';
import { formatClock, formatDay, formatRelative } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { Banner } from '@/components/ui/banner';
import type { CronPreview } from '@/lib/domain/recurrence/preview-cron';
import type { CronPreviewState } from './preview-state';
import { callsPhrase, splitWarning } from './preview-words';

const FireCalendar = dynamic(() => import('./fire-calendar'), { loading: CalendarSpace });

function CalendarSpace() {
  return <div className="h-40" />;
}

/** Always answers "will it do what I mean?": the words, the next ten times, the days, what to know before saving. */
export function Preview({ state, timezone }: { state: CronPreviewState; timezone: string }) {
  if (state.kind === 'empty')
    return <Placeholder text="Say when it runs, and the next ten times stand here" />;
  if (state.kind === 'bad') return <Placeholder text="No times: the expression can’t be read yet" />;
  return <Answer answer={state} timezone={timezone} />;
}

function Placeholder({ text }: { text: string }) {
  return <p className="text-text-muted">{text}</p>;
}

interface AnswerProps {
  answer: Extract<CronPreviewState, { kind: 'good' }>;
  timezone: string;
}

function Answer({ answer: { preview, days, today }, timezone }: AnswerProps) {
  const nowMs = useNow();
  return (
    <div className="grid gap-4">
      <div>
        <p aria-live="polite" className="text-16 font-semibold tracking-[-0.006em] break-words">
          {preview.description}
        </p>
        <p className="text-text-muted tabular-nums">{callsPhrase(preview, nowMs)}</p>
      </div>
      {preview.nextMs.length > 0 ? (
        <>
          <NextTen {...{ preview, timezone, nowMs }} />
          <FireCalendar days={days} today={today} />
        </>
      ) : null}
      {preview.warnings.map(({ code, message }) => {
        const { title, text } = splitWarning(message);
        return (
          <Banner key={code} tone="warning" title={title}>
            {text}
          </Banner>
        );
      })}
    </div>
  );
}

interface NextTenProps {
  preview: CronPreview;
  timezone: string;
  nowMs: number;
}

function NextTen({ preview, timezone, nowMs }: NextTenProps) {
  const cell = 'h-[22px] border-t';
  return (
    <table className="w-full border-collapse tabular-nums">
      <caption className="sr-only">Next fire times</caption>
      <thead>
        <tr className="text-left text-12 text-text-muted [&>th]:pb-1 [&>th]:font-medium">
          <th scope="col">Next {preview.nextMs.length}</th>
          <th scope="col">{timezone}</th>
          {timezone === 'UTC' ? null : <th scope="col">UTC</th>}
          <th scope="col" className="text-right">
            <span className="sr-only">From now</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {preview.nextMs.map((atMs) => (
          <tr key={atMs}>
            <td className={`${cell} whitespace-nowrap`}>{formatDay(atMs, timezone, nowMs)}</td>
            <td className={`${cell} mono`}>{formatClock(atMs, timezone)}</td>
            {timezone === 'UTC' ? null : (
              <td className={`${cell} mono text-text-faint`}>{utcClock(atMs, timezone, nowMs)}</td>
            )}
            <td className={`${cell} text-right whitespace-nowrap text-text-muted`}>
              {formatRelative(atMs, nowMs)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Names the day where UTC has another one. */
function utcClock(atMs: number, timezone: string, nowMs: number): string {
  const day = formatDay(atMs, 'UTC', nowMs);
  const clock = formatClock(atMs, 'UTC');
  return day === formatDay(atMs, timezone, nowMs) ? clock : `${clock} ${day.slice(0, 3)}`;
}
