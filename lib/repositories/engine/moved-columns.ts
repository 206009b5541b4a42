/** What an execution takes along unchanged when it moves from live to history. */
const COLUMNS = [
  'id',
  'schedule_id',
  'workspace_id',
  'version',
  'fire_time',
  'trigger',
  'run_key',
  'agent_id',
  'priority',
  'serial',
  'worker_id',
  'claim',
  'attempts',
  'losses',
  'due_at',
  'scheduled_at',
  'created_at',
  'overrides',
] as const;

/** The columns as an INSERT names them. */
export const MOVED_COLUMNS = COLUMNS.join(', ');

/** The same columns read from the moved row `x`, some of them changed on the way. */
export const movedFrom = (changed: Partial<Record<(typeof COLUMNS)[number], string>> = {}): string =>
  COLUMNS.map((column) => changed[column] ?? `x.${column}`).join(', ');
