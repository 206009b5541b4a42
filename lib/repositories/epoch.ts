/** SQL for a finite instant, or a span of time, as milliseconds: of an instant since the epoch. NULL stays NULL. */
export const msOf = (expression: string): string => `(extract(epoch FROM ${expression}) * 1000)::float8`;

/** SQL for an instant column as epoch milliseconds; -infinity and NULL come back as null. */
export const epochMs = (column: string): string => `CASE WHEN isfinite(${column}) THEN ${msOf(column)} END`;

/** Epoch milliseconds as the text that timestamptz parameters take. */
export const toInstant = (ms: number): string => new Date(ms).toISOString();

/** SQL for epoch milliseconds as an instant, exact to the millisecond; a third of what reading the instant's text costs. */
export const instantOf = (ms: string) => `(timestamptz 'epoch' + ${ms} * interval '1 ms')`;
