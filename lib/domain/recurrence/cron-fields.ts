/** A parsed cron expression: sorted lists of the values that match. */
export interface CronFields {
  /** Plain text of the same meaning: 5 or 6 fields, macros expanded, names as numbers, `H` resolved. */
  expression: string;
  hasSeconds: boolean;
  /** Whether `H` was in it, so that another seed gives other times. */
  usesHash: boolean;
  seconds: number[];
  minutes: number[];
  hours: number[];
  daysOfMonth: number[];
  /** `L` in the day of month. */
  lastDayOfMonth: boolean;
  /** `15W`: the weekday (Monday to Friday) of the month that is nearest to its 15th; `LW`: its last one. It stands alone, without other dates. */
  nearestWeekday: number | 'last' | null;
  /** 1–12. */
  months: number[];
  /** 0 (Sunday) to 6. */
  weekdays: number[];
  /** `5L`: weekdays of which only the month's last one matches. */
  lastWeekdays: number[];
  /** `1#2`: only this occurrence of `weekdays` in the month matches; null = every one. */
  nthOfWeekday: number | null;
  /** 'either' when both day fields are restricted (neither begins with `*` nor is `?`): then one of them is enough. */
  daysCombine: 'both' | 'either';
  /**
   * The minute or the hour field begins with `*`: the job runs at every real instant whose wall clock matches.
   * Otherwise it is a fixed-time job, which runs once for each of its times that a day has, had twice, or lacks.
   */
  isInterval: boolean;
}
