/**
 * DO NOT MODIFY - This file has been generated using oazapfts.
 * See https://www.npmjs.com/package/oazapfts
 */
import * as Oazapfts from "@oazapfts/runtime";
import * as QS from "@oazapfts/runtime/query";
export const defaults: Oazapfts.Defaults<Oazapfts.CustomHeaders> = {
    headers: {},
    baseUrl: "/"
};
const oazapfts = Oazapfts.runtime(defaults);
export const servers = {
    server1: "/"
};
export type RetryPolicy = {
    /** The first one included */
    maxAttempts: number;
    backoffMultiplier: number;
    /** Before the second attempt; from then on multiplied for each */
    initialDelayMs: number;
    /** However many attempts there were */
    maxDelayMs: number;
};
export type LastExecution = {
    id: string;
    fireTime: string;
    status: "cancelled" | "failed" | "pending" | "retrying" | "running" | "succeeded" | "waiting";
    /** Start of the earliest attempt whose outcome is known; null until there is one */
    startedAt: string | null;
    completedAt: string | null;
    /** Time of the call, ms; null while it runs */
    durationMs: number | null;
    httpStatus: number | null;
    error: string | null;
};
export type Schedule = {
    id: string;
    name: string;
    description: string | null;
    tags: string[];
    cronExpression: string;
    timezone: string;
    agentId: string;
    agentUrl: string;
    httpMethod: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
    headers: {
        [key: string]: string;
    };
    payload: unknown;
    retryPolicy: RetryPolicy;
    timeoutMs: number;
    onWorkerLoss: "fail" | "retry";
    priority: number;
    /** false: paused, for now or until somebody resumes it */
    enabled: boolean;
    /** When a paused schedule fires again by itself */
    pausedUntil: string | null;
    /** Rises with every edit; the ETag is made of it */
    version: number;
    /** null: it doesn't fire (paused, or never again) */
    nextFireAt: string | null;
    lastExecution: LastExecution | null;
    createdAt: string;
    updatedAt: string;
    /** Only in the list of deleted ones */
    deletedAt?: string;
};
export type SchedulePage = {
    data: Schedule[];
    /** null: this is the last page */
    nextCursor: string | null;
};
export type FieldError = {
    /** Where in the body or query: names and indexes joined by dots, "" for the whole */
    path: string;
    message: string;
    /** In a cron expression: the field that is wrong */
    field?: string;
    /** The first character of what is wrong */
    start?: number;
    /** One past its last character */
    end?: number;
    /** For a recurrence in words: texts that can be read */
    examples?: string[];
    /** In a file that was sent: the line, from 1 */
    line?: number;
};
export type Problem = {
    /** The kind of problem: the address, relative to the service, of the text that explains it */
    "type": "/docs/problems#conflict" | "/docs/problems#cross-site" | "/docs/problems#edited-meanwhile" | "/docs/problems#internal" | "/docs/problems#invalid" | "/docs/problems#malformed" | "/docs/problems#method-not-allowed" | "/docs/problems#not-found" | "/docs/problems#timeout" | "/docs/problems#too-large" | "/docs/problems#too-many-requests" | "/docs/problems#unavailable" | "/docs/problems#unknown-host" | "/docs/problems#unsupported-media-type";
    /** The kind of problem in words, the same for each of its kind */
    title: string;
    /** The HTTP status */
    status: number;
    /** What is wrong with this request */
    detail?: string;
    /** Every value that can’t be used */
    errors?: FieldError[];
    /** Ties the answer to the lines of the service’s log */
    requestId: string;
};
export type CreateSchedule = {
    name: string;
    description?: string | null;
    tags?: string[];
    /** Five fields, or six with seconds first: names, ranges, steps, lists, L, W, #, ?, H, or a macro such as @hourly */
    cronExpression: string;
    /** IANA name of the zone in which it fires */
    timezone?: string;
    /** Names the agent: schedules with one agent id call one agent */
    agentId: string;
    /** What is called, by http or https */
    agentUrl: string;
    httpMethod?: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
    /** Any JSON, sent as the body; placeholders such as {{fireTime}} in its texts are filled in */
    payload?: unknown;
    /** Over the whole call */
    timeoutMs?: number;
    /** What becomes of an execution whose worker is lost in mid-call: retry calls again (at least once), fail does not (at most once) */
    onWorkerLoss?: "fail" | "retry";
    /** Of the executions of one agent that are due, the highest start first */
    priority?: number;
    /** false: it doesn’t fire */
    enabled?: boolean;
    pausedUntil?: string | null;
    headers?: {
        [key: string]: string;
    };
    retryPolicy?: {
        /** The first one included */
        maxAttempts?: number;
        backoffMultiplier?: number;
        /** Before the second attempt; from then on multiplied for each */
        initialDelayMs?: number;
        /** However many attempts there were */
        maxDelayMs?: number;
    };
};
export type TriggerSchedule = {
    payload?: unknown;
};
export type Execution = {
    id: string;
    scheduleId: string;
    /** null: the schedule is gone for good */
    scheduleName: string | null;
    /** Version of the schedule that ran */
    version: number;
    trigger: "adopted" | "backfill" | "dependency" | "manual" | "replay" | "schedule";
    agentId: string;
    fireTime: string;
    scheduledAt: string;
    status: "cancelled" | "failed" | "pending" | "retrying" | "running" | "succeeded" | "waiting";
    /** Count of all attempts, lost ones included */
    attempts: number;
    /** When the attempt that runs, comes next or was the last was due */
    dueAt: string;
    /** Start of the earliest attempt whose outcome is known; null until there is one */
    startedAt: string | null;
    completedAt: string | null;
    /** Start of the first attempt minus `scheduledAt`, ms; null until its outcome is known, and when an attempt was lost */
    latenessMs: number | null;
    /** When the next attempt is due; null unless it is pending or retrying */
    nextAttemptAt: string | null;
    /** When a running one was asked to end, by a cancel or by the deletion of its schedule; null once it has ended */
    cancelRequestedAt: string | null;
    /** The worker that runs it, or ran its last attempt */
    workerId: string | null;
    createdAt: string;
    /** Time of the call, ms; null while it runs */
    durationMs: number | null;
    httpStatus: number | null;
    errorClass: string | null;
    error: string | null;
    /** What the agent answered: `status`, `headers`, `body`, `bodyBytes`, `truncated`; of an adopted execution whatever the original service kept */
    response: unknown;
};
export type BulkOperations = {
    operations: ({
        action: "create";
        schedule: CreateSchedule;
    } | {
        action: "pause";
        id: string;
        version?: number;
        until?: string | null;
        cancelPending?: boolean;
    } | {
        action: "resume";
        id: string;
        version?: number;
        catchUp?: boolean;
    } | {
        action: "delete";
        id: string;
        version?: number;
    } | {
        action: "trigger";
        id: string;
        payload?: unknown;
    })[];
};
export type ExportedSchedule = {
    id: string;
    name: string;
    description: string | null;
    tags: string[];
    cronExpression: string;
    timezone: string;
    agentId: string;
    agentUrl: string;
    httpMethod: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
    headers: {
        [key: string]: string;
    };
    payload: unknown;
    retryPolicy: RetryPolicy;
    timeoutMs: number;
    onWorkerLoss: "fail" | "retry";
    priority: number;
    /** false: paused, for now or until somebody resumes it */
    enabled: boolean;
    /** When a paused schedule fires again by itself */
    pausedUntil: string | null;
};
export type ScheduleFile = {
    formatVersion: 1;
    /** By their creation */
    schedules: ExportedSchedule[];
    /** Secrets that are not in the file */
    leftOut: {
        id: string;
        name: string;
        path: string;
    }[];
};
export type ImportItem = {
    name: string;
    description?: string | null;
    tags?: string[];
    /** Five fields, or six with seconds first: names, ranges, steps, lists, L, W, #, ?, H, or a macro such as @hourly */
    cronExpression: string;
    /** IANA name of the zone in which it fires */
    timezone?: string;
    /** Names the agent: schedules with one agent id call one agent */
    agentId: string;
    /** What is called, by http or https */
    agentUrl: string;
    httpMethod?: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
    /** Any JSON, sent as the body; placeholders such as {{fireTime}} in its texts are filled in */
    payload?: unknown;
    /** Over the whole call */
    timeoutMs?: number;
    /** What becomes of an execution whose worker is lost in mid-call: retry calls again (at least once), fail does not (at most once) */
    onWorkerLoss?: "fail" | "retry";
    /** Of the executions of one agent that are due, the highest start first */
    priority?: number;
    /** false: it doesn’t fire */
    enabled?: boolean;
    pausedUntil?: string | null;
    headers?: {
        [key: string]: string | null;
    };
    retryPolicy?: {
        /** The first one included */
        maxAttempts?: number;
        backoffMultiplier?: number;
        /** Before the second attempt; from then on multiplied for each */
        initialDelayMs?: number;
        /** However many attempts there were */
        maxDelayMs?: number;
    };
    id?: string;
};
export type ImportResult = {
    dryRun: boolean;
    match: "id" | "name";
    counts: {
        created: number;
        failed: number;
        unchanged: number;
        updated: number;
    };
    data: {
        /** Place in the file, from 0 */
        index: number;
        /** null when it is not known, as of a schedule that a dry run would make */
        id: string | null;
        name: string;
        /** What became of it; in a dry run: what would become of it */
        action: "created" | "failed" | "unchanged" | "updated";
        /** What an update changes; sensitive values are masked */
        changes: {
            path: string;
            "from"?: unknown;
            to?: unknown;
        }[];
        /** Why it failed; else null */
        error: string | null;
    }[];
};
export type ScheduleDefinition = {
    name: string;
    description: string | null;
    tags: string[];
    cronExpression: string;
    timezone: string;
    agentId: string;
    agentUrl: string;
    httpMethod: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
    headers: {
        [key: string]: string;
    };
    payload: unknown;
    retryPolicy: RetryPolicy;
    timeoutMs: number;
    onWorkerLoss: "fail" | "retry";
    priority: number;
    /** false: paused, for now or until somebody resumes it */
    enabled: boolean;
    /** When a paused schedule fires again by itself */
    pausedUntil: string | null;
};
export type ScheduleVersion = {
    version: number;
    changedAt: string;
    changedBy: string;
    /** Against the version before; none of the first */
    changedFields: string[];
    definition: ScheduleDefinition;
};
export type VersionDiff = {
    "from": number;
    to: number;
    changes: {
        path: string;
        kind: "added" | "changed" | "removed";
        /** Absent when it was added */
        "from"?: unknown;
        /** Absent when it was removed */
        to?: unknown;
    }[];
};
export type ExecutionPage = {
    data: Execution[];
    /** null: this is the last page */
    nextCursor: string | null;
};
export type Attempt = {
    /** From 1 */
    "number": number;
    status: "aborted" | "failed" | "running" | "succeeded" | "unknown";
    startedAt: string | null;
    completedAt: string | null;
    workerId: string | null;
    /** Time of the call, ms; null while it runs */
    durationMs: number | null;
    httpStatus: number | null;
    errorClass: string | null;
    error: string | null;
    /** What the agent answered: `status`, `headers`, `body`, `bodyBytes`, `truncated`; of an adopted execution whatever the original service kept */
    response: unknown;
};
export type ExecutionDetail = {
    id: string;
    scheduleId: string;
    /** null: the schedule is gone for good */
    scheduleName: string | null;
    /** Version of the schedule that ran */
    version: number;
    trigger: "adopted" | "backfill" | "dependency" | "manual" | "replay" | "schedule";
    agentId: string;
    fireTime: string;
    scheduledAt: string;
    status: "cancelled" | "failed" | "pending" | "retrying" | "running" | "succeeded" | "waiting";
    /** Count of all attempts, lost ones included */
    attempts: number;
    /** When the attempt that runs, comes next or was the last was due */
    dueAt: string;
    /** Start of the earliest attempt whose outcome is known; null until there is one */
    startedAt: string | null;
    completedAt: string | null;
    /** Start of the first attempt minus `scheduledAt`, ms; null until its outcome is known, and when an attempt was lost */
    latenessMs: number | null;
    /** When the next attempt is due; null unless it is pending or retrying */
    nextAttemptAt: string | null;
    /** When a running one was asked to end, by a cancel or by the deletion of its schedule; null once it has ended */
    cancelRequestedAt: string | null;
    /** The worker that runs it, or ran its last attempt */
    workerId: string | null;
    createdAt: string;
    /** Time of the call, ms; null while it runs */
    durationMs: number | null;
    httpStatus: number | null;
    errorClass: string | null;
    error: string | null;
    /** What the agent answered: `status`, `headers`, `body`, `bodyBytes`, `truncated`; of an adopted execution whatever the original service kept */
    response: unknown;
    attemptDetails: Attempt[];
    /** What a run by hand sends in place of the schedule's own; null: nothing */
    overrides: {
        payload?: unknown;
    } | null;
    request: {
        httpMethod: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
        agentUrl: string;
        headers: {
            [key: string]: string;
        };
        payload: unknown;
        timeoutMs: number;
    } | null;
};
export type NamedSkip = {
    fromFireTime: string;
    /** The last one of the range, included */
    toFireTime: string;
    count: number;
    reason: "deleted" | "excluded" | "misfire" | "overlap" | "paused";
    version: number;
    decidedAt: string;
    scheduleId: string;
    /** null: the schedule is gone for good */
    scheduleName: string | null;
};
export type NamedSkipPage = {
    data: NamedSkip[];
    /** null: this is the last page */
    nextCursor: string | null;
};
export type Skip = {
    fromFireTime: string;
    /** The last one of the range, included */
    toFireTime: string;
    count: number;
    reason: "deleted" | "excluded" | "misfire" | "overlap" | "paused";
    version: number;
    decidedAt: string;
};
export type SkipPage = {
    data: Skip[];
    /** null: this is the last page */
    nextCursor: string | null;
};
export type CronPreview = {
    expression: string;
    timezone: string;
    description: string;
    next: string[];
    /** Fire times in the 30 days from `from` */
    callsPerMonth: number;
    warnings: {
        code: string;
        message: string;
    }[];
};
export type CronParse = {
    text: string;
    expression: string;
    timezone: string;
    description: string;
    next: string[];
    /** Fire times in the 30 days from `from` */
    callsPerMonth: number;
    warnings: {
        code: string;
        message: string;
    }[];
};
export type Percentiles = {
    p50: number;
    p95: number;
    p99: number;
};
export type StatsBucket = {
    /** Where a bucket of time begins. Buckets in which nothing ended are left out. */
    start?: string;
    /** Of an hour of the week: 1 is Monday */
    weekday?: number;
    hour?: number;
    /** Executions that ended */
    count: number;
    succeeded: number;
    failed: number;
    cancelled: number;
    /** succeeded / (succeeded + failed); null when there are neither */
    successRate: number | null;
    /** Sum of the attempts */
    attempts: number;
    /** Executions with more than one attempt */
    retried: number;
    /** Of the last attempts; null when there is none */
    durationMs: Percentiles | null;
    /** Of the first starts; null when none started */
    latenessMs: Percentiles | null;
};
export type StatsGroup = {
    /** Id of the schedule, `agentId`, or outcome; null of all together */
    key: string | null;
    /** Name of the schedule; null of anything else */
    name: string | null;
    /** Executions that ended */
    count: number;
    succeeded: number;
    failed: number;
    cancelled: number;
    /** succeeded / (succeeded + failed); null when there are neither */
    successRate: number | null;
    /** Sum of the attempts */
    attempts: number;
    /** Executions with more than one attempt */
    retried: number;
    /** Of the last attempts; null when there is none */
    durationMs: Percentiles | null;
    /** Of the first starts; null when none started */
    latenessMs: Percentiles | null;
    /** First to last; empty without `bucket` */
    buckets: StatsBucket[];
};
export type Stats = {
    /** The span that is told: outwards to bounds of 5 minutes, or of 15 when it begins more than 7 days ago */
    "from": string;
    to: string;
    /** Everything that ended before this is counted, seconds ago as a rule; null: nothing is yet */
    countedTo: string | null;
    data: StatsGroup[];
    /** There are more groups than `limit` */
    more: boolean;
};
export type Worker = {
    /** Random for each start, and new after a lost lease */
    id: string;
    state: "alive" | "dead" | "stopped";
    hostname: string;
    pid: number;
    /** Of the scheduler that it runs */
    version: string;
    /** Calls that it makes at a time */
    slots: number;
    /** Executions that it owns: in a call, or about to be. More than `slots` when work waits for a slot. */
    held: number;
    /** Calls under way */
    running: number;
    /** Count of renewals of its lease, one every 2.5 s. */
    beat: number;
    /** Its last beat */
    seenAt: string;
    /** Age of that beat when this was read, by the database's clock */
    beatAgeMs: number;
    startedAt: string;
    /** When it stopped, or was declared dead; null while it is alive */
    endedAt: string | null;
    /** How late its event loop is */
    lagMs: number;
    /** Its machine's clock minus the database's; it is corrected for */
    clockOffsetMs: number;
    /** Executions that others took over from it when it was gone */
    takenOver: number;
    warnings: {
        code: "clock_skew" | "silent";
        message: string;
    }[];
};
export type WorkerPage = {
    data: Worker[];
    /** null: this is the last page */
    nextCursor: string | null;
};
export type Health = {
    status: "degraded" | "ok" | "unavailable";
    database: "ok" | "unreachable";
    redis: "not configured" | "ok" | "unreachable";
    workers: {
        alive: number;
        list: {
            id: string;
            seenAt: string;
        }[];
    };
    warnings: {
        code: "clock_skew" | "no_worker" | "redis_unreachable" | "silent";
        message: string;
    }[];
};
/**
 * List schedules
 */
export function listSchedules({ agentId, enabled, name, search, tag, limit, cursor, deleted, sort, ifNoneMatch }: {
    agentId?: string;
    enabled?: "false" | "true";
    name?: string;
    search?: string;
    tag?: string;
    limit?: number;
    cursor?: string;
    deleted?: "false" | "true";
    sort?: "createdAt" | "-createdAt" | "name" | "-name" | "nextFireAt" | "-nextFireAt" | "updatedAt" | "-updatedAt";
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SchedulePage;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules${QS.query(QS.explode({
        agentId,
        enabled,
        name,
        search,
        tag,
        limit,
        cursor,
        deleted,
        sort
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Create a schedule
 */
export function createSchedule(createSchedule: CreateSchedule, { idempotencyKey, prefer }: {
    idempotencyKey?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Schedule;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/schedules", oazapfts.json({
        ...opts,
        method: "POST",
        body: createSchedule,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey,
            Prefer: prefer
        })
    }));
}
/**
 * Get a schedule
 */
export function getSchedule(id: string, { ifNoneMatch }: {
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Schedule;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Edit a schedule
 */
export function updateSchedule(id: string, body: {
    name?: string;
    description?: string | null;
    tags?: string[] | null;
    /** Five fields, or six with seconds first: names, ranges, steps, lists, L, W, #, ?, H, or a macro such as @hourly */
    cronExpression?: string;
    /** IANA name of the zone in which it fires */
    timezone?: string;
    /** Names the agent: schedules with one agent id call one agent */
    agentId?: string;
    /** What is called, by http or https */
    agentUrl?: string;
    httpMethod?: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
    /** Any JSON, sent as the body; placeholders such as {{fireTime}} in its texts are filled in */
    payload?: unknown;
    /** Over the whole call */
    timeoutMs?: number;
    /** What becomes of an execution whose worker is lost in mid-call: retry calls again (at least once), fail does not (at most once) */
    onWorkerLoss?: "fail" | "retry";
    /** Of the executions of one agent that are due, the highest start first */
    priority?: number;
    /** false: it doesn’t fire */
    enabled?: boolean;
    pausedUntil?: string | null;
    headers?: {
        [key: string]: string | null;
    } | {
        [key: string]: string | null;
    };
    retryPolicy?: {
        /** The first one included */
        maxAttempts?: number | null;
        backoffMultiplier?: number | null;
        /** Before the second attempt; from then on multiplied for each */
        initialDelayMs?: number | null;
        /** However many attempts there were */
        maxDelayMs?: number | null;
    } | null;
    cancelPending?: boolean;
    id?: string;
    /** Rises with every edit; the ETag is made of it */
    version?: number;
    /** null: it doesn't fire (paused, or never again) */
    nextFireAt?: string | null;
    lastExecution?: LastExecution | null;
    createdAt?: string;
    updatedAt?: string;
    /** Only in the list of deleted ones */
    deletedAt?: string;
}, { ifMatch, prefer }: {
    ifMatch?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Schedule;
    } | {
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-Match": ifMatch,
            Prefer: prefer
        })
    }));
}
/**
 * Edit a schedule, as PATCH does
 */
export function putSchedule(id: string, body: {
    name?: string;
    description?: string | null;
    tags?: string[] | null;
    /** Five fields, or six with seconds first: names, ranges, steps, lists, L, W, #, ?, H, or a macro such as @hourly */
    cronExpression?: string;
    /** IANA name of the zone in which it fires */
    timezone?: string;
    /** Names the agent: schedules with one agent id call one agent */
    agentId?: string;
    /** What is called, by http or https */
    agentUrl?: string;
    httpMethod?: "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
    /** Any JSON, sent as the body; placeholders such as {{fireTime}} in its texts are filled in */
    payload?: unknown;
    /** Over the whole call */
    timeoutMs?: number;
    /** What becomes of an execution whose worker is lost in mid-call: retry calls again (at least once), fail does not (at most once) */
    onWorkerLoss?: "fail" | "retry";
    /** Of the executions of one agent that are due, the highest start first */
    priority?: number;
    /** false: it doesn’t fire */
    enabled?: boolean;
    pausedUntil?: string | null;
    headers?: {
        [key: string]: string | null;
    } | {
        [key: string]: string | null;
    };
    retryPolicy?: {
        /** The first one included */
        maxAttempts?: number | null;
        backoffMultiplier?: number | null;
        /** Before the second attempt; from then on multiplied for each */
        initialDelayMs?: number | null;
        /** However many attempts there were */
        maxDelayMs?: number | null;
    } | null;
    cancelPending?: boolean;
    id?: string;
    /** Rises with every edit; the ETag is made of it */
    version?: number;
    /** null: it doesn't fire (paused, or never again) */
    nextFireAt?: string | null;
    lastExecution?: LastExecution | null;
    createdAt?: string;
    updatedAt?: string;
    /** Only in the list of deleted ones */
    deletedAt?: string;
}, { ifMatch, prefer }: {
    ifMatch?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Schedule;
    } | {
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PUT",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-Match": ifMatch,
            Prefer: prefer
        })
    }));
}
/**
 * Delete a schedule
 */
export function deleteSchedule(id: string, { ifMatch }: {
    ifMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 412;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-Match": ifMatch
        })
    });
}
/**
 * Stop future fire times
 */
export function pauseSchedule(id: string, body?: {
    until?: string | null;
    cancelPending?: boolean;
}, { ifMatch, idempotencyKey, prefer }: {
    ifMatch?: string;
    idempotencyKey?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Schedule;
    } | {
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/pause`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-Match": ifMatch,
            "Idempotency-Key": idempotencyKey,
            Prefer: prefer
        })
    }));
}
/**
 * Let it fire again, from now on
 */
export function resumeSchedule(id: string, body?: {
    catchUp?: boolean;
}, { ifMatch, idempotencyKey, prefer }: {
    ifMatch?: string;
    idempotencyKey?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Schedule;
    } | {
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/resume`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-Match": ifMatch,
            "Idempotency-Key": idempotencyKey,
            Prefer: prefer
        })
    }));
}
/**
 * Run a schedule now
 */
export function triggerSchedule(id: string, triggerSchedule?: TriggerSchedule, { ifMatch, idempotencyKey, prefer }: {
    ifMatch?: string;
    idempotencyKey?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: Execution;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/trigger`, oazapfts.json({
        ...opts,
        method: "POST",
        body: triggerSchedule,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-Match": ifMatch,
            "Idempotency-Key": idempotencyKey,
            Prefer: prefer
        })
    }));
}
/**
 * Create, pause, resume, trigger and delete many schedules
 */
export function bulkSchedules(bulkOperations: BulkOperations, { prefer, idempotencyKey }: {
    prefer?: string;
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            succeeded: number;
            failed: number;
            results: {
                status: number;
                /** Of the schedule; absent when none was made or named */
                id?: string;
                schedule?: Schedule;
                execution?: Execution;
                problem?: {
                    /** The kind of problem: the address, relative to the service, of the text that explains it */
                    "type": "/docs/problems#conflict" | "/docs/problems#cross-site" | "/docs/problems#edited-meanwhile" | "/docs/problems#internal" | "/docs/problems#invalid" | "/docs/problems#malformed" | "/docs/problems#method-not-allowed" | "/docs/problems#not-found" | "/docs/problems#timeout" | "/docs/problems#too-large" | "/docs/problems#too-many-requests" | "/docs/problems#unavailable" | "/docs/problems#unknown-host" | "/docs/problems#unsupported-media-type";
                    /** The kind of problem in words, the same for each of its kind */
                    title: string;
                    /** The HTTP status */
                    status: number;
                    /** What is wrong with this request */
                    detail?: string;
                    /** Every value that can’t be used */
                    errors?: FieldError[];
                };
            }[];
        };
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/schedules/bulk", oazapfts.json({
        ...opts,
        method: "POST",
        body: bulkOperations,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            Prefer: prefer,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Export schedules as a file
 */
export function exportSchedules({ agentId, enabled, name, search, tag, format }: {
    agentId?: string;
    enabled?: "false" | "true";
    name?: string;
    search?: string;
    tag?: string;
    format?: "json" | "yaml";
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ScheduleFile;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/export${QS.query(QS.explode({
        agentId,
        enabled,
        name,
        search,
        tag,
        format
    }))}`, {
        ...opts
    });
}
/**
 * Make schedules like those of a file
 */
export function importSchedules(body: ImportItem[] | {
    formatVersion?: 1;
    schedules: ImportItem[];
    /** As an export has it; not read */
    leftOut?: unknown[];
}, { dryRun, match, idempotencyKey }: {
    dryRun?: "false" | "true";
    match?: "id" | "name";
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ImportResult;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/import${QS.query(QS.explode({
        dryRun,
        match
    }))}`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List what a schedule was
 */
export function listScheduleVersions(id: string, { limit, cursor, ifNoneMatch }: {
    limit?: number;
    cursor?: string;
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            data: ScheduleVersion[];
            /** null: this is the last page */
            nextCursor: string | null;
        };
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/versions${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Get a version of a schedule
 */
export function getScheduleVersion(id: string, version: string, { ifNoneMatch }: {
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ScheduleVersion;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Compare two versions of a schedule
 */
export function diffScheduleVersions(id: string, version: string, { against, ifNoneMatch }: {
    against?: number;
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: VersionDiff;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}/diff${QS.query(QS.explode({
        against
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Make a schedule what it was
 */
export function restoreScheduleVersion(id: string, version: string, { ifMatch, idempotencyKey, prefer }: {
    ifMatch?: string;
    idempotencyKey?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Schedule;
    } | {
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}/restore`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-Match": ifMatch,
            "Idempotency-Key": idempotencyKey,
            Prefer: prefer
        })
    });
}
/**
 * Bring a deleted schedule back
 */
export function undeleteSchedule(id: string, { ifMatch, idempotencyKey, prefer }: {
    ifMatch?: string;
    idempotencyKey?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Schedule;
    } | {
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/undelete`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-Match": ifMatch,
            "Idempotency-Key": idempotencyKey,
            Prefer: prefer
        })
    });
}
/**
 * List the executions of all schedules
 */
export function listExecutions({ limit, cursor, $from, search, status, to, trigger, agentId, scheduleId, ifNoneMatch }: {
    limit?: number;
    cursor?: string;
    $from?: string;
    search?: string;
    status?: string;
    to?: string;
    trigger?: "adopted" | "backfill" | "dependency" | "manual" | "replay" | "schedule";
    agentId?: string;
    scheduleId?: string;
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ExecutionPage;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/executions${QS.query(QS.explode({
        limit,
        cursor,
        "from": $from,
        search,
        status,
        to,
        trigger,
        agentId,
        scheduleId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * List the executions of a schedule
 */
export function listScheduleExecutions(id: string, { limit, cursor, $from, search, status, to, trigger, ifNoneMatch }: {
    limit?: number;
    cursor?: string;
    $from?: string;
    search?: string;
    status?: string;
    to?: string;
    trigger?: "adopted" | "backfill" | "dependency" | "manual" | "replay" | "schedule";
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ExecutionPage;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/executions${QS.query(QS.explode({
        limit,
        cursor,
        "from": $from,
        search,
        status,
        to,
        trigger
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Get an execution with its attempts
 */
export function getExecution(id: string, { ifNoneMatch }: {
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ExecutionDetail;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/executions/${encodeURIComponent(id)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Cancel an execution
 */
export function cancelExecution(id: string, { idempotencyKey, prefer }: {
    idempotencyKey?: string;
    prefer?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: Execution;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/executions/${encodeURIComponent(id)}/cancel`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey,
            Prefer: prefer
        })
    });
}
/**
 * List what all schedules did not run, and why
 */
export function listSkips({ limit, cursor, $from, reason, to, scheduleId, ifNoneMatch }: {
    limit?: number;
    cursor?: string;
    $from?: string;
    reason?: "deleted" | "excluded" | "misfire" | "overlap" | "paused";
    to?: string;
    scheduleId?: string;
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: NamedSkipPage;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/skips${QS.query(QS.explode({
        limit,
        cursor,
        "from": $from,
        reason,
        to,
        scheduleId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * List what a schedule did not run, and why
 */
export function listScheduleSkips(id: string, { limit, cursor, $from, reason, to, ifNoneMatch }: {
    limit?: number;
    cursor?: string;
    $from?: string;
    reason?: "deleted" | "excluded" | "misfire" | "overlap" | "paused";
    to?: string;
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SkipPage;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/schedules/${encodeURIComponent(id)}/skips${QS.query(QS.explode({
        limit,
        cursor,
        "from": $from,
        reason,
        to
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Tell what a cron expression means and when it fires
 */
export function previewCron(expression: string, { timezone, $from, count, scheduleId, ifNoneMatch }: {
    timezone?: string;
    $from?: string;
    count?: number;
    scheduleId?: string;
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CronPreview;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/api/cron/preview${QS.query(QS.explode({
        expression,
        timezone,
        "from": $from,
        count,
        scheduleId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Make a cron expression of a recurrence in words
 */
export function parseRecurrence(body: {
    /** A recurrence in English words */
    text: string;
    /** IANA name; a zone in the text must be the same */
    timezone?: string;
    "from"?: string;
    count?: number;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CronParse;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 408;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/api/cron/parse", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Count what has ended, by group and bucket of time
 */
export function getStats({ $from, to, groupBy, bucket, timezone, scheduleId, agentId, sort, limit, ifNoneMatch }: {
    $from?: string;
    to?: string;
    groupBy?: "none" | "schedule" | "agent" | "outcome";
    bucket?: "none" | "5m" | "1h" | "1d" | "weekhour";
    timezone?: string;
    scheduleId?: string;
    agentId?: string;
    sort?: "count" | "failed" | "successRate";
    limit?: number;
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Stats;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/stats${QS.query(QS.explode({
        "from": $from,
        to,
        groupBy,
        bucket,
        timezone,
        scheduleId,
        agentId,
        sort,
        limit
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * List workers
 */
export function listWorkers({ limit, cursor, ifNoneMatch }: {
    limit?: number;
    cursor?: string;
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: WorkerPage;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/workers${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Listen to what changes
 */
export function streamEvents({ topics, scheduleId, lastEventId, lastEventIdHeader }: {
    topics?: string;
    scheduleId?: string;
    lastEventId?: string;
    lastEventIdHeader?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/api/events${QS.query(QS.explode({
        topics,
        scheduleId,
        lastEventId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Last-Event-ID": lastEventIdHeader
        })
    });
}
/**
 * Tell how the service is
 */
export function getHealth({ ifNoneMatch }: {
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Health;
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 503;
        data: Health;
    }>("/api/health", {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Tell that the process runs
 */
export function getLiveness({ ifNoneMatch }: {
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            status: "ok";
        };
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    }>("/api/health/live", {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Tell whether requests can be answered
 */
export function getReadiness({ ifNoneMatch }: {
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            status: "ok" | "unavailable";
        };
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 503;
        data: {
            status: "ok" | "unavailable";
        };
    }>("/api/health/ready", {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
/**
 * Get this document
 */
export function getOpenApi({ ifNoneMatch }: {
    ifNoneMatch?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            openapi: string;
            info: {
                title: string;
                version: string;
                [key: string]: unknown;
            };
            paths: {
                [key: string]: unknown;
            };
            [key: string]: unknown;
        };
    } | {
        status: 304;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>("/api/openapi.json", {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "If-None-Match": ifNoneMatch
        })
    });
}
