import postgres from 'postgres';

/** The original service's tables as its own migration made them, and that migration's record. */
const TABLES = `
CREATE TABLE schedules (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name varchar(255) NOT NULL, cron_expression varchar(255) NOT NULL,
  agent_id varchar(255) NOT NULL, agent_url text NOT NULL, http_method varchar(10) DEFAULT 'POST', headers jsonb, payload jsonb,
  retry_policy jsonb NOT NULL, enabled boolean DEFAULT true, created_at timestamp DEFAULT now(), updated_at timestamp DEFAULT now());
CREATE TABLE executions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), schedule_id uuid REFERENCES schedules (id) ON DELETE CASCADE, fire_time timestamp,
  status varchar(20), attempts int DEFAULT 0, started_at timestamp, completed_at timestamp, error text, response jsonb,
  created_at timestamp DEFAULT now());
CREATE INDEX schedules_by_creation ON schedules (created_at);
CREATE INDEX executions_schedule ON executions (schedule_id);
CREATE SCHEMA drizzle;
CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint);
INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('of the original', 1700000000000);`;

export interface OriginalExecution {
  id: string;
  scheduleId: string;
  /** Instants as the original wrote them: UTC, without saying so. */
  fireTime?: string | null;
  status?: string | null;
  attempts?: number | null;
  startedAt?: string | null;
  completedAt?: string | null;
  error?: string | null;
  response?: unknown;
  createdAt?: string | null;
}

/** A database of the original service, on a server whose time zone is not UTC. */
export class OriginalDatabase {
  readonly sql: postgres.Sql;

  private constructor(readonly url: string) {
    this.sql = postgres(url, { max: 2, onnotice: () => {} });
  }

  static async create(url: string): Promise<OriginalDatabase> {
    const original = new OriginalDatabase(url);
    const name = new URL(url).pathname.slice(1);
    await original.sql.unsafe(`ALTER DATABASE ${name} SET TimeZone = 'Asia/Kathmandu'`);
    await original.sql.unsafe(TABLES);
    return original;
  }

  async addSchedule(id: string, columns: Record<string, unknown> = {}): Promise<void> {
    const row = {
      id,
      name: 'Daily report',
      cron_expression: '0 9 * * *',
      agent_id: 'report-agent-001',
      agent_url: 'https://example.com/api/agent',
      retry_policy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 },
      ...columns,
    };
    await this.sql`INSERT INTO schedules ${this.sql(row as never)}`;
  }

  async addExecution(execution: OriginalExecution): Promise<void> {
    const { attempts, completedAt, createdAt, error, fireTime, id, response, scheduleId, startedAt, status } =
      execution;
    await this.sql.unsafe(
      `INSERT INTO executions (id, schedule_id, fire_time, status, attempts, started_at, completed_at, error, response, created_at)
       VALUES ($1, $2, $3::text::timestamp, $4, $5, $6::text::timestamp, $7::text::timestamp, $8, $9::text::jsonb, $10::text::timestamp)`,
      [
        id,
        scheduleId,
        fireTime ?? null,
        status ?? null,
        attempts ?? null,
        startedAt ?? null,
        completedAt ?? null,
        error ?? null,
        response === undefined ? null : JSON.stringify(response),
        createdAt ?? null,
      ],
    );
  }

  /** `count` executions of a schedule over two years, with duplicate fire times, every status, and null fields among them. */
  async addManyExecutions(scheduleId: string, count: number): Promise<void> {
    await this.sql`
      INSERT INTO executions (schedule_id, fire_time, status, attempts, started_at, completed_at, error, response, created_at)
      SELECT ${scheduleId}, at, (ARRAY['success', 'failed', 'running', 'pending', 'retrying', 'COMPLETED', 'odd', NULL])[n % 8 + 1],
             nullif(n % 5, 4), CASE WHEN n % 3 > 0 THEN at END, CASE WHEN n % 7 > 0 THEN at + interval '1 second' END,
             CASE WHEN n % 8 = 1 THEN 'refused' END, CASE WHEN n % 2 = 0 THEN '{"status": 200, "data": {"n": 1}}'::jsonb END,
             CASE WHEN n % 11 > 0 THEN at END
        FROM (SELECT n, (now() AT TIME ZONE 'UTC') - (n / 2) * interval '3.5 hours' AS at FROM generate_series(1, ${count}::int) n) s`;
  }
}
