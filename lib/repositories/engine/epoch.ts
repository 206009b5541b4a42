/** SQL for an instant column as epoch milliseconds; -infinity and NULL come back as null. */
export const epochMs = (column: string) =>
  `CASE WHEN isfinite(${column}) THEN (extract(epoch FROM ${column}) * 1000)::float8 END`;

/** Epoch milliseconds as the text that timestamptz parameters take. */
export const toInstant = (ms: number): string => new Date(ms).toISOString();

/** SQL for epoch milliseconds as an instant, exact to the millisecond; a third of what reading the instant's text costs. */
export const instantOf = (ms: string) => `(timestamptz 'epoch' + ${ms} * interval '1 ms')`;
