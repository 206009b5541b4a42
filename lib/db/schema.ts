import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  pgTable,
  pgView,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import type { TerminalStatus } from '@/lib/domain/execution';
import type {
  JsonValue,
  RetryPolicy,
  ScheduleDefinition,
  WorkerLossPolicy,
} from '@/lib/domain/schedule-definition';
import type { GrainMinutes } from '@/lib/domain/statistics/grain';
import type { StatsScope } from '@/lib/domain/statistics/scope';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** drizzle's own jsonb parses a text a second time, so that the payload "123" came back as a number. */
const jsonb = customType<{ data: JsonValue; driverData: JsonValue }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
});

/** `-infinity` can't be read as a Date; the column is compared and written in SQL only. */
const highWaterMark = customType<{ data: string }>({ dataType: () => 'timestamp with time zone' });

export const workspaces = pgTable('workspaces', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: 255 }).notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const agents = pgTable(
  'agents',
  {
    id: uuid('id').primaryKey(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    key: varchar('key', { length: 255 }).notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [unique('agents_workspace_key').on(table.workspaceId, table.key)],
);

/** Beside these columns there is `search_text`, which PostgreSQL keeps by itself (drizzle/0011_sort_and_filter_schedules.sql). */
export const schedules = pgTable(
  'schedules',
  {
    id: uuid('id').primaryKey(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    name: varchar('name', { length: 255 }).notNull(),
    description: text('description'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    cronExpression: varchar('cron_expression', { length: 255 }).notNull(),
    timezone: varchar('timezone', { length: 64 }).notNull().default('UTC'),
    agentId: varchar('agent_id', { length: 255 }).notNull(),
    agentRef: uuid('agent_ref')
      .notNull()
      .references(() => agents.id),
    agentUrl: text('agent_url').notNull(),
    httpMethod: varchar('http_method', { length: 10 }).notNull().default('POST'),
    headers: jsonb('headers').$type<Record<string, string>>().notNull().default(sql`'{}'::jsonb`),
    payload: jsonb('payload').$type<JsonValue>(),
    retryPolicy: jsonb('retry_policy').$type<RetryPolicy>().notNull(),
    timeoutMs: integer('timeout_ms').notNull().default(30_000),
    onWorkerLoss: varchar('on_worker_loss', { length: 10 })
      .$type<WorkerLossPolicy>()
      .notNull()
      .default('retry'),
    priority: smallint('priority').notNull().default(0),
    enabled: boolean('enabled').notNull().default(true),
    /** A pause (`enabled` false) is over from then on, though nobody writes that down. */
    pausedUntil: instant('paused_until'),
    version: integer('version').notNull().default(1),
    deletedAt: instant('deleted_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('schedules_by_creation')
      .on(table.workspaceId, table.createdAt, table.id)
      .where(sql`deleted_at is null`),
    index('schedules_by_agent')
      .on(table.workspaceId, table.agentId, table.createdAt, table.id)
      .where(sql`deleted_at is null`),
    index('schedules_by_name')
      .on(table.workspaceId, sql`(lower(name) COLLATE "C")`, table.id)
      .where(sql`deleted_at is null`),
    index('schedules_by_tag').using('gin', table.tags).where(sql`deleted_at is null`),
    index('schedules_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
    index('schedules_by_update').on(table.workspaceId, table.updatedAt),
  ],
);

export const scheduleVersions = pgTable(
  'schedule_versions',
  {
    scheduleId: uuid('schedule_id').notNull(),
    version: integer('version').notNull(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    definition: jsonb('definition').$type<ScheduleDefinition>().notNull(),
    changedBy: varchar('changed_by', { length: 255 }).notNull(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.scheduleId, table.version] })],
);

/** ~100 bytes a schedule, rewritten at each fire: ENGINE's queue. fillfactor and autovacuum are set in the migration. */
export const scheduleCursors = pgTable(
  'schedule_cursors',
  {
    scheduleId: uuid('schedule_id').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    version: integer('version').notNull().default(1),
    rev: bigint('rev', { mode: 'number' }).notNull().default(1),
    nextFireAt: instant('next_fire_at'),
    dueAt: instant('due_at'),
    lastFireAt: highWaterMark('last_fire_at').notNull().default(sql`'-infinity'`),
    runsLeft: integer('runs_left'),
    /** Fire times after it belong to the pause or deletion that holds; means nothing while the schedule fires. */
    silentFrom: instant('silent_from'),
  },
  (table) => [
    index('schedule_cursors_due').on(table.dueAt, table.scheduleId).where(sql`due_at is not null`),
    index('schedule_cursors_idle').on(table.scheduleId).where(sql`due_at is null`),
    check('schedule_cursors_whole_ms', sql`date_trunc('milliseconds', next_fire_at) = next_fire_at`),
    check('schedule_cursors_due_with_fire', sql`(next_fire_at is null) = (due_at is null)`),
  ],
);

const executionColumns = {
  id: uuid('id').notNull(),
  scheduleId: uuid('schedule_id').notNull(),
  workspaceId: uuid('workspace_id').notNull(),
  version: integer('version').notNull(),
  fireTime: instant('fire_time').notNull(),
  trigger: text('trigger').notNull(),
  runKey: text('run_key').notNull(),
  agentId: uuid('agent_id').notNull(),
  priority: smallint('priority').notNull().default(0),
  status: text('status').notNull(),
  serial: boolean('serial').notNull().default(false),
  workerId: uuid('worker_id'),
  claim: integer('claim').notNull().default(0),
  attempts: integer('attempts').notNull().default(0),
  losses: integer('losses').notNull().default(0),
  dueAt: instant('due_at').notNull(),
  scheduledAt: instant('scheduled_at').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  firstStartedAt: instant('first_started_at'),
  startedAt: instant('started_at'),
  overrides: jsonb('overrides').$type<{ payload?: JsonValue }>(),
};

/** Pending, running, retrying, waiting. Small whatever the history. */
export const liveExecutions = pgTable(
  'live_executions',
  {
    ...executionColumns,
    blocked: boolean('blocked').notNull().default(false),
    cancelRequestedAt: instant('cancel_requested_at'),
    /** The call is to be aborted as well; a deletion lets it end. */
    abortRequested: boolean('abort_requested').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    index('live_executions_unowned').on(table.status, table.id).where(sql`status <> 'running'`),
    index('live_executions_worker').on(table.workerId).where(sql`worker_id is not null`),
    index('live_executions_schedule').on(table.scheduleId, table.id),
    index('live_executions_claim')
      .on(table.agentId, table.priority.desc().nullsFirst(), table.dueAt)
      .where(sql`status in ('pending', 'retrying') and not blocked`),
    index('live_executions_waiting').on(table.dueAt).where(sql`status = 'waiting'`),
    check('live_executions_whole_ms', sql`date_trunc('milliseconds', fire_time) = fire_time`),
    check('live_executions_owned_when_running', sql`(status = 'running') = (worker_id is not null)`),
    check('live_executions_status', sql`status in ('pending', 'running', 'retrying', 'waiting')`),
  ],
);

const lastAttemptColumns = {
  durationMs: real('duration_ms'),
  httpStatus: smallint('http_status'),
  errorClass: text('error_class'),
  error: text('error'),
  response: jsonb('response').$type<JsonValue>(),
};

/** Append-only history with the last attempt in the row; partitioned by range of id (see the migration). */
export const finishedExecutions = pgTable(
  'finished_executions',
  {
    ...executionColumns,
    completedAt: instant('completed_at').notNull().defaultNow(),
    /** How the last attempt ended; null when the execution ended without one. */
    attemptStatus: text('attempt_status'),
    ...lastAttemptColumns,
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    index('finished_executions_schedule').on(table.scheduleId, table.id),
    index('finished_executions_workspace').on(table.workspaceId, table.id),
    index('finished_executions_agent').on(table.agentId, table.id),
    index('finished_executions_unsuccessful')
      .on(table.scheduleId, table.status, table.id)
      .where(sql`status <> 'succeeded'`),
    index('finished_executions_agent_unsuccessful')
      .on(table.agentId, table.status, table.id)
      .where(sql`status <> 'succeeded'`),
    index('finished_executions_workspace_unsuccessful')
      .on(table.workspaceId, table.status, table.id)
      .where(sql`status <> 'succeeded'`),
    index('finished_executions_workspace_trigger')
      .on(table.workspaceId, table.trigger, table.id)
      .where(sql`trigger <> 'schedule'`),
    index('finished_executions_completed')
      .using('brin', table.completedAt)
      .with({ autosummarize: true, pages_per_range: 32 }),
    check('finished_executions_status', sql`status in ('cancelled', 'failed', 'succeeded')`),
    check('finished_executions_whole_ms', sql`date_trunc('milliseconds', fire_time) = fire_time`),
  ],
);

/** The attempts before the last; partitioned like history. */
export const attemptRows = pgTable(
  'attempt_rows',
  {
    executionId: uuid('execution_id').notNull(),
    n: integer('n').notNull(),
    workspaceId: uuid('workspace_id').notNull(),
    status: text('status').notNull(),
    workerId: uuid('worker_id'),
    startedAt: instant('started_at'),
    completedAt: instant('completed_at').notNull().defaultNow(),
    ...lastAttemptColumns,
  },
  (table) => [primaryKey({ columns: [table.executionId, table.n] })],
);

export const skips = pgTable(
  'skips',
  {
    scheduleId: uuid('schedule_id').notNull(),
    fromFireTime: instant('from_fire_time').notNull(),
    toFireTime: instant('to_fire_time').notNull(),
    workspaceId: uuid('workspace_id').notNull(),
    count: integer('count').notNull(),
    reason: text('reason').notNull(),
    version: integer('version').notNull(),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.scheduleId, table.fromFireTime] }),
    index('skips_decided').using('brin', table.decidedAt).with({ autosummarize: true, pages_per_range: 32 }),
    index('skips_reason').on(table.workspaceId, table.reason, table.fromFireTime, table.scheduleId),
    index('skips_workspace').on(table.workspaceId, table.fromFireTime, table.scheduleId),
  ],
);

/** The lease: one row a process. */
export const workers = pgTable(
  'workers',
  {
    id: uuid('id').primaryKey(),
    state: text('state').notNull().default('alive'),
    beat: bigint('beat', { mode: 'number' }).notNull().default(0),
    seenAt: instant('seen_at').notNull().defaultNow(),
    startedAt: instant('started_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
    hostname: text('hostname').notNull(),
    pid: integer('pid').notNull(),
    release: text('release').notNull(),
    slots: integer('slots').notNull(),
    held: integer('held').notNull().default(0),
    running: integer('running').notNull().default(0),
    clockOffsetMs: real('clock_offset_ms').notNull().default(0),
    lagMs: real('lag_ms').notNull().default(0),
    /** Executions that others took from it when it was gone. */
    takenOver: integer('taken_over').notNull().default(0),
  },
  (table) => [
    index('workers_current').on(table.state).where(sql`state <> 'stopped'`),
    check('workers_state', sql`state in ('alive', 'dead', 'stopped')`),
  ],
);

/**
 * Finished executions counted by when they ended, for each schedule, each agent and the workspace, in rows of 5 minutes, of quarters of an hour
 * and of days.
 * Rows of agents and of the workspace are sums of those of schedules.
 */
export const executionStats = pgTable(
  'execution_stats',
  {
    workspaceId: uuid('workspace_id').notNull(),
    scope: text('scope').$type<StatsScope>().notNull(),
    /** Id of the schedule, the agent or the workspace that the row is about. */
    subjectId: uuid('subject_id').notNull(),
    /** Of a row of the workspace the uuid of zeros: all of them. */
    agentId: uuid('agent_id').notNull(),
    bucketMinutes: smallint('bucket_minutes').$type<GrainMinutes>().notNull(),
    bucketStart: instant('bucket_start').notNull(),
    outcome: text('outcome').$type<TerminalStatus>().notNull(),
    count: integer('count').notNull(),
    /** Sum of their attempts. */
    attempts: integer('attempts').notNull(),
    /** Those with more than one attempt. */
    retried: integer('retried').notNull(),
    /** Histograms by the buckets of lib/domain/statistics/histogram.ts: count * 64 + bucket of each that has any, in no order. */
    duration: bigint('duration', { mode: 'number' }).array(),
    lateness: bigint('lateness', { mode: 'number' }).array(),
  },
  (table) => [
    primaryKey({
      columns: [table.subjectId, table.bucketMinutes, table.bucketStart, table.outcome, table.agentId],
      name: 'execution_stats_pk',
    }),
    index('execution_stats_scope').on(table.workspaceId, table.scope, table.bucketMinutes, table.bucketStart),
    check('execution_stats_grain', sql`bucket_minutes in (5, 15, 1440)`),
    check('execution_stats_known_scope', sql`scope in ('agent', 'schedule', 'workspace')`),
  ],
);

/** The one row that says how far statistics are; whoever counts holds its lock. */
export const statsProgress = pgTable(
  'stats_progress',
  {
    id: smallint('id').primaryKey().default(1),
    /** What ended before this is counted; null: nothing yet. */
    countedTo: instant('counted_to'),
    /** When the last three buckets were counted anew. */
    redoneAt: instant('redone_at'),
  },
  () => [check('stats_progress_one_row', sql`id = 1`)],
);

/** What a POST made, given again to the same key for 24 h. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    /** Method and path that the key belongs to, and which of the request's transactions if it is not the first. */
    operation: text('operation').notNull(),
    key: varchar('key', { length: 255 }).notNull(),
    /** SHA-256 of the request's body, hex. */
    requestHash: text('request_hash').notNull(),
    responseStatus: smallint('response_status'),
    /** JSON text within JSON, which keeps the order of its keys. */
    response: jsonb('response').$type<JsonValue>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.operation, table.key] }),
    index('idempotency_keys_age').on(table.createdAt),
  ],
);

/** Live and finished executions with the original service's columns (drizzle/0001_views.sql). */
export const executions = pgView('executions', {
  ...executionColumns,
  blocked: boolean('blocked').notNull(),
  cancelRequestedAt: instant('cancel_requested_at'),
  completedAt: instant('completed_at'),
  attemptStatus: text('attempt_status'),
  ...lastAttemptColumns,
}).existing();

/** Every attempt: earlier ones, the last of each finished execution, and those that run now (drizzle/0001_views.sql). */
export const attempts = pgView('attempts', {
  executionId: uuid('execution_id').notNull(),
  n: integer('n').notNull(),
  workspaceId: uuid('workspace_id').notNull(),
  status: text('status').notNull(),
  workerId: uuid('worker_id'),
  startedAt: instant('started_at'),
  completedAt: instant('completed_at'),
  ...lastAttemptColumns,
}).existing();
