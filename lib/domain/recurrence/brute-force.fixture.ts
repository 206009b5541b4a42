/** The DST rule told a second time, by counting every tick of real time; it shares no code with the walk. */

/** A field as text, and what it means. Months and days of month count from 1, weekdays from Sunday = 0. */
export interface OracleField {
  text: string;
  matches(value: number): boolean;
}
/** A day field as text, and what it means for a date. */
export interface OracleDayField {
  text: string;
  matches(date: Date): boolean;
}
export interface OracleRule {
  /** null = 5 fields. */
  second: OracleField | null;
  minute: OracleField;
  hour: OracleField;
  dayOfMonth: OracleDayField;
  month: OracleField;
  dayOfWeek: OracleDayField;
}

export const ruleText = ({ dayOfMonth, dayOfWeek, hour, minute, month, second }: OracleRule) =>
  [second, minute, hour, dayOfMonth, month, dayOfWeek].flatMap((field) => field?.text ?? []).join(' ');

/** What a zone's wall clock shows at each tick, as if it showed UTC. */
export interface WallClock {
  stepMs: number;
  atMs: Float64Array;
  wallMs: Float64Array;
}

export function readWallClock(zone: string, fromMs: number, toMs: number, stepMs: number): WallClock {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: zone,
  });
  const atMs = Float64Array.from(
    { length: Math.floor((toMs - fromMs) / stepMs) + 1 },
    (_, i) => fromMs + i * stepMs,
  );
  const wallMs = atMs.map((at) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`));
  return { stepMs, atMs, wallMs };
}

/** Every fire time among the clock's ticks. */
export function bruteForceFireTimes(rule: OracleRule, { atMs, stepMs, wallMs }: WallClock): number[] {
  const isInterval = [rule.minute.text, rule.hour.text].some((text) => text.startsWith('*'));
  const shown = new Set<number>();
  const fires: number[] = [];
  for (let tick = 0; tick < atMs.length; tick++) {
    const wall = wallMs[tick]!;
    let fired = matches(rule, wall) && (isInterval || !shown.has(wall));
    if (!isInterval && tick > 0) {
      for (let missing = wallMs[tick - 1]! + stepMs; missing < wall; missing += stepMs) {
        fired ||= matches(rule, missing) && !shown.has(missing);
      }
    }
    if (!isInterval) shown.add(wall);
    if (fired) fires.push(atMs[tick]!);
  }
  return fires;
}

function matches(rule: OracleRule, wallMs: number): boolean {
  const wall = new Date(wallMs);
  if (!rule.minute.matches(wall.getUTCMinutes())) return false;
  if (!rule.hour.matches(wall.getUTCHours())) return false;
  if (!(rule.second?.matches(wall.getUTCSeconds()) ?? wall.getUTCSeconds() === 0)) return false;
  if (!rule.month.matches(wall.getUTCMonth() + 1)) return false;
  const days = [rule.dayOfMonth, rule.dayOfWeek];
  const bothRestricted = days.every(({ text }) => !text.startsWith('*') && text !== '?');
  return bothRestricted
    ? days.some((field) => field.matches(wall))
    : days.every((field) => field.matches(wall));
}
