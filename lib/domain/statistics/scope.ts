/** Whose executions a row of statistics counts. */
export const STATS_SCOPES = ['agent', 'schedule', 'workspace'] as const;
export type StatsScope = (typeof STATS_SCOPES)[number];
