import type { StatsBucketView } from '@/lib/contracts/stats';
import { type HeatGrid, WEEKDAYS } from './day-grid';
import { countWords, heatLevel } from './heat-cell';

const HOURS = 24;
const MARK_EVERY = 6;

/** The hours of a day as columns, all weeks together: when does it fail? */
export function hourGrid(buckets: readonly StatsBucketView[]): HeatGrid {
  const counted = new Map(buckets.map((bucket) => [`${bucket.weekday} ${bucket.hour}`, bucket]));
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  return {
    cells: WEEKDAYS.map((weekday, day) =>
      hours.map((hour) => {
        const counts = counted.get(`${day + 1} ${hour}`);
        return {
          level: heatLevel(counts),
          words: `${weekday} ${clock(hour)}–${clock(hour + 1)}: ${countWords(counts)}`,
        };
      }),
    ),
    columns: hours.map((hour) => ({
      key: clock(hour),
      label: `${clock(hour)}–${clock(hour + 1)}`,
      ...(hour % MARK_EVERY === 0 ? { mark: clock(hour) } : {}),
    })),
    rows: WEEKDAYS.map((label, day) => ({ key: label, label, ...(day % 2 === 0 ? { mark: label } : {}) })),
  };
}

const clock = (hour: number): string => `${String(hour % HOURS).padStart(2, '0')}:00`;
