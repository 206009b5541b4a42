'use client';

import { createContext, use } from 'react';
import { DayPicker, type DayProps, type MonthCaptionProps } from 'react-day-picker';
import { cn } from '@/components/ui/class-names';
import type { FireDay } from '@/lib/domain/recurrence/fire-days';

const MONTHS = 3;
const count = new Intl.NumberFormat('en-US');
const calls = (number: number) => `${count.format(number)} ${number === 1 ? 'call' : 'calls'}`;

/** Dates are those of the schedule's zone; UTC only carries them. */
const asDate = (date: string) => new Date(`${date}T00:00:00Z`);
const dayText = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
  weekday: 'long',
});
const monthText = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

interface FireCalendarProps {
  days: readonly FireDay[];
  /** The date in the schedule's zone. */
  today: string;
}

/** How often it fires, by date. */
const Counts = createContext<ReadonlyMap<string, number>>(new Map());

/** This month and the next two, with the days on which it fires. To look at, not to choose from. */
export default function FireCalendar({ days, today }: FireCalendarProps) {
  const counts = new Map(days.map((day) => [day.date, day.count]));
  const countOn = (date: Date) => counts.get(date.toISOString().slice(0, 10)) ?? 0;
  return (
    <Counts value={counts}>
      <section aria-label="Days on which it fires">
        <DayPicker
          timeZone="UTC"
          weekStartsOn={1}
          month={asDate(today)}
          today={asDate(today)}
          numberOfMonths={MONTHS}
          fixedWeeks
          hideNavigation
          modifiers={{ fires: (date) => countOn(date) > 0, past: { before: asDate(today) } }}
          modifiersClassNames={{ fires: FIRES, past: 'text-text-faint', today: TODAY }}
          labels={{
            labelGridcell: (date) => {
              const number = countOn(date);
              return number === 0 ? dayText.format(date) : `${dayText.format(date)}, ${calls(number)}`;
            },
          }}
          formatters={{ formatWeekdayName: (date) => dayText.format(date).charAt(0) }}
          components={{ Day, MonthCaption }}
          classNames={CLASSES}
        />
      </section>
    </Counts>
  );
}

function MonthCaption({ calendarMonth: { date }, className }: MonthCaptionProps) {
  const prefix = date.toISOString().slice(0, 7);
  let sum = 0;
  for (const [day, number] of use(Counts)) if (day.startsWith(prefix)) sum += number;
  return (
    <div className={className}>
      <span className="font-medium text-text">{monthText.format(date)}</span>
      <span className="tabular-nums">{calls(sum)}</span>
    </div>
  );
}

function Day({ day: _, modifiers, className, ...rest }: DayProps) {
  return (
    <td {...rest} className={cn(className, modifiers.outside && 'invisible')} title={rest['aria-label']} />
  );
}

const TODAY = 'ring-1 ring-border-strong ring-inset';
const FIRES = 'bg-accent font-medium text-on-accent';
const CLASSES = {
  months: 'grid grid-cols-[repeat(auto-fit,minmax(126px,1fr))] gap-x-4 gap-y-3',
  month: 'min-w-0',
  month_caption: 'flex justify-between px-0.5 pb-1 text-12 text-text-muted',
  month_grid: 'w-full border-separate border-spacing-px text-center text-11 tabular-nums',
  weekday: 'h-[18px] font-normal text-text-muted',
  day: 'h-[18px] rounded-chip text-text-muted',
};
