/** What a person should know of the expression that was made. */
export interface WordsNote {
  /**
   * `assumed`: something was not said and taken as usual. `counts_anew`: cron counts from the start of each hour, day, month or year, so
   * that one gap is shorter. `over_midnight`: the hours after midnight belong to the next date. `window_end`: the window's last time is left out.
   */
  code: 'assumed' | 'counts_anew' | 'over_midnight' | 'window_end';
  message: string;
}

export interface ClockFields {
  /** null: at second 0. */
  second: string | null;
  minute: string;
  hour: string;
}

export interface DayFields {
  dayOfMonth: string;
  month: string;
  dayOfWeek: string;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** "09:05", also of a minute of the day. */
export const clockText = (hour: number, minute: number) => `${twoDigits(hour)}:${twoDigits(minute)}`;

export const listText = (items: readonly string[]) => new Intl.ListFormat('en-GB').format(items);
