import type { SeededRandom } from '../simulate/seeded-random';

/** The days of history that a seed makes, up to now. */
export const HISTORY_DAYS = 60;

/** When a schedule fires: as its cron expression, and for SQL, which has to name the same instants. */
export interface Timing {
  cronExpression: string;
  timezone: string;
  /** Seconds between two fire times of a UTC day; null: once on a day of the zone. */
  stepSeconds: number | null;
  /** Second of the day, of the zone or UTC, that the first fire time has. */
  second: number;
  /** ISO days of the week, Monday is 1; null: any. */
  weekdays: number[] | null;
  monthDay: number | null;
}

/** How often a schedule fires. */
export interface Rhythm {
  /** Fire times in the days of history, at the least. */
  fires: number;
  draw(random: SeededRandom): Timing;
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Hours that no change of clocks touches in these zones, so that SQL and recurrence agree on every day. */
const ZONES = ['UTC', 'UTC', 'UTC', 'America/New_York', 'Asia/Tokyo', 'Europe/Berlin'] as const;
const CALM_HOURS = { from: 4, to: 23 };

const SAME = { monthDay: null, stepSeconds: null, timezone: 'UTC', weekdays: null } as const;

function once(
  fires: number,
  days: (random: SeededRandom) => { field: string } & Partial<Pick<Timing, 'monthDay' | 'weekdays'>>,
): Rhythm {
  return {
    fires,
    draw: (random) => {
      const hour = random.whole(CALM_HOURS.from, CALM_HOURS.to);
      const minute = random.pick([0, 0, 0, 15, 30, 45, random.whole(0, 59)]);
      const { field, ...on } = days(random);
      const second = hour * HOUR + minute * MINUTE;
      const timezone = random.pick(ZONES);
      return { ...SAME, ...on, cronExpression: `${minute} ${hour} ${field}`, second, timezone };
    },
  };
}

function every(
  stepSeconds: number,
  expression: (minute: number) => string,
  offset: 'any minute' | 'none' = 'none',
): Rhythm {
  return {
    fires: (HISTORY_DAYS * DAY) / stepSeconds,
    draw: (random) => {
      const minute = offset === 'none' ? 0 : random.whole(0, 59);
      return { ...SAME, cronExpression: expression(minute), second: minute * MINUTE, stepSeconds };
    },
  };
}

/** From rare to frequent. */
export const RHYTHMS = {
  monthly: once(1, (random) => {
    const monthDay = random.whole(1, 28);
    return { field: `${monthDay} * *`, monthDay };
  }),
  weekly: once(8, (random) => {
    const weekday = random.whole(1, 7);
    return { field: `* * ${weekday % 7}`, weekdays: [weekday] };
  }),
  weekdays: once(42, () => ({ field: '* * 1-5', weekdays: [1, 2, 3, 4, 5] })),
  daily: once(59, () => ({ field: '* * *' })),
  sixHourly: every(6 * HOUR, (minute) => `${minute} */6 * * *`, 'any minute'),
  hourly: every(HOUR, (minute) => `${minute} * * * *`, 'any minute'),
  quarterHourly: every(15 * MINUTE, () => '*/15 * * * *'),
  fiveMinutely: every(5 * MINUTE, () => '*/5 * * * *'),
  minutely: every(MINUTE, () => '* * * * *'),
  tenSecondly: every(10, () => '*/10 * * * * *'),
  secondly: every(1, () => '* * * * * *'),
} as const satisfies Record<string, Rhythm>;
