import { Time } from '@/components/time/time';
import { Status, type StatusName } from '@/components/ui/status';
import { type Tone, toneBox, toneText } from '@/components/ui/tone';
import { Section, State } from './section';

const TYPE = [
  ['text-24 font-semibold', '24/32 only on error pages'],
  ['text-20 font-semibold', '20/28 page title, the computed sentence'],
  ['text-16 font-semibold', '16/24 dialog title, preview words, command input'],
  ['text-14 font-semibold', '14/20 group of a form'],
  ['text-13', '13/20 body, tables, buttons, inputs'],
  ['text-12', '12/16 second line, column heads, hints, chips'],
  ['text-11', '11/16 keys, labels of charts, bar of a phone'],
  ['mono', '*/15 8-19 * * 1-5   2026-11-24 09:00:00.012   01a20c91-a000'],
] as const;

const COLOURS = [
  ['surface', 'bg-surface'],
  ['surface-raised', 'bg-surface-raised'],
  ['surface-sunken', 'bg-surface-sunken'],
  ['surface-hover', 'bg-surface-hover'],
  ['surface-selected', 'bg-surface-selected'],
  ['border', 'bg-border'],
  ['border-strong', 'bg-border-strong'],
  ['text', 'bg-text'],
  ['text-muted', 'bg-text-muted'],
  ['text-faint', 'bg-text-faint'],
  ['accent', 'bg-accent'],
  ['focus', 'bg-focus'],
] as const;

const SOLID: Record<Tone, string> = {
  danger: 'bg-danger-solid',
  info: 'bg-info-solid',
  neutral: 'bg-neutral-solid',
  success: 'bg-success-solid',
  waiting: 'bg-waiting-solid',
  warning: 'bg-warning-solid',
};

const STATUSES: readonly StatusName[] = [
  'succeeded',
  'failed',
  'retrying',
  'running',
  'waiting',
  'pending',
  'cancelled',
  'skipped',
  'paused',
  'stopped',
  'healthy',
  'failing',
  'alive',
  'silent',
  'clockOff',
  'dead',
  'never',
  'unknown',
];

/** What everything else is made of. */
export function Foundations({ nowMs }: { nowMs: number }) {
  return (
    <>
      <Section
        title="Type"
        rule="Geist; Geist Mono for expressions, ids, times and JSON. Weights 400, 500, 550, 600."
      >
        {TYPE.map(([className, text]) => (
          <div key={text} className={className}>
            {text}
          </div>
        ))}
      </Section>
      <Section title="Colour" rule="Status colours mean status and nothing else.">
        <div className="grid grid-cols-3 gap-3 lg:grid-cols-6">
          {COLOURS.map(([name, className]) => (
            <div key={name}>
              <div className={`h-6 rounded-chip border ${className}`} />
              <div className="mono mt-1 text-text-muted">{name}</div>
            </div>
          ))}
        </div>
        {Object.entries(SOLID).map(([tone, solid]) => (
          <State key={tone} name={tone}>
            <span className={`h-5 w-12 rounded-chip ${solid}`} />
            <span className={toneText[tone as Tone]}>on surface</span>
            <span
              className={`rounded-chip border px-1.5 text-12 ${toneBox[tone as Tone]} ${toneText[tone as Tone]}`}
            >
              on its own
            </span>
          </State>
        ))}
      </Section>
      <Section title="Status" rule="Icon and word; a chip beside a title.">
        <div className="grid gap-x-8 gap-y-2 md:grid-cols-3">
          {STATUSES.map((status) => (
            <div key={status} className="grid grid-cols-2 items-center">
              <Status status={status} />
              <span>
                <Status status={status} chip />
              </span>
            </div>
          ))}
        </div>
      </Section>
      <Section title="Time" rule="Relative first, exact in the tooltip.">
        <State name="ahead">
          <Time at={nowMs + 108_000} />
        </State>
        <State name="past">
          <Time at={nowMs - 5_880_000} />
        </State>
        <State name="exact">
          <Time at={nowMs} form="exact" />
        </State>
      </Section>
    </>
  );
}
