// `npm run migrate`: brings the configured database up to date and says what it did.
import { loadConfig } from '@/lib/config/config';
import { ConfigError, exitOnConfigError } from '@/lib/config/config-error';
import { readEnvironment } from '@/lib/config/read-environment';
import { DatabaseUnreachableError } from '@/lib/db/connection-error';
import { type MigrationReport, migrate } from '@/lib/db/migrate';

function linesOf(report: MigrationReport): string[] {
  const lines = report.applied.map((tag) => `applied ${tag}`);
  if (report.adopted) {
    const { executions, paused, schedules } = report.adopted;
    lines.push(`took over ${schedules} schedules and ${executions} executions of the original service`);
    lines.push('its tables are kept in schema "original"');
    if (paused > 0) lines.push(`${paused} of the schedules are paused now; their descriptions say why`);
  }
  if (report.partitionsCreated > 0) lines.push(`made ${report.partitionsCreated} partitions of history`);
  return lines.length > 0 ? lines : ['the database is up to date'];
}

try {
  const report = await migrate(loadConfig(readEnvironment()).database.directUrl);
  for (const line of linesOf(report)) console.log(`migrate: ${line}`);
} catch (error) {
  if (error instanceof ConfigError) exitOnConfigError(error);
  const text = error instanceof Error ? error.message : String(error);
  const isRefused = error instanceof DatabaseUnreachableError;
  process.stderr.write(`${isRefused ? text : `migrate: failed, and nothing was changed: ${text}`}\n`);
  process.exit(1);
}
