/** What the builder can say, in the order in which it offers it. Hours and minutes are those of the schedule's zone. */
export type Shape =
  | { repeat: 'minutes'; every: number }
  | { repeat: 'hours'; every: number; minute: number }
  | { repeat: 'daily'; hour: number; minute: number }
  /** 0 = Sunday; at least one, in their order. */
  | { repeat: 'weekly'; weekdays: number[]; hour: number; minute: number }
  | { repeat: 'monthly'; day: number | 'last'; hour: number; minute: number };

export type Repeat = Shape['repeat'];
export const REPEATS: readonly Repeat[] = ['minutes', 'hours', 'daily', 'weekly', 'monthly'];

/** Steps that an hour and a day are made of without a rest: cron begins anew with each, so others would come at odd distances. */
export const MINUTE_STEPS: readonly number[] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
export const HOUR_STEPS: readonly number[] = [1, 2, 3, 4, 6, 8, 12];

const FIRST_TIME = { hour: 9, minute: 0 };
const WORKING_DAYS = [1, 2, 3, 4, 5];

/** The cron expression that says it. */
export function toExpression(shape: Shape): string {
  switch (shape.repeat) {
    case 'minutes':
      return `${everyText(shape.every)} * * * *`;
    case 'hours':
      return `${shape.minute} ${everyText(shape.every)} * * *`;
    case 'daily':
      return `${shape.minute} ${shape.hour} * * *`;
    case 'weekly':
      return `${shape.minute} ${shape.hour} * * ${weekdaysText(shape.weekdays)}`;
    case 'monthly':
      return `${shape.minute} ${shape.hour} ${shape.day === 'last' ? 'L' : shape.day} * *`;
  }
}

const everyText = (every: number) => (every === 1 ? '*' : `*/${every}`);

/** `1-5`, `0,2,4`: three or more in a row are a range. */
function weekdaysText(weekdays: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of [...new Set(weekdays)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(','))).join(',');
}

/** What comes of choosing another repetition: the time of day stays where there is one. */
export function changeRepeat(shape: Shape | null, repeat: Repeat): Shape {
  const minute = shape && 'minute' in shape ? shape.minute : FIRST_TIME.minute;
  const hour = shape && 'hour' in shape ? shape.hour : FIRST_TIME.hour;
  switch (repeat) {
    case 'minutes':
      return { repeat, every: 15 };
    case 'hours':
      return { repeat, every: 1, minute };
    case 'daily':
      return { repeat, hour, minute };
    case 'weekly':
      return { repeat, weekdays: WORKING_DAYS, hour, minute };
    case 'monthly':
      return { repeat, day: 1, hour, minute };
  }
}
