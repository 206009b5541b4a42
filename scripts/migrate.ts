// `npm run migrate`: brings the configured database up to date and says what it did.
import { loadConfig } from '@/lib/config/config';
import { exitOnConfigError } from '@/lib/config/config-error';
import { readEnvironment } from '@/lib/config/read-environment';
import { DatabaseUnreachableError } from '@/lib/db/connection-error';
import { type MigrationReport, migrate } from '@/lib/db/migrate';

function linesOf(report: MigrationReport): string[] {
  const lines = report.applied.map((tag) => `applied ${tag}`);
  if (report.partitionsCreated > 0) lines.push(`made ${report.partitionsCreated} partitions of history`);
  return lines.length > 0 ? lines : ['the database is up to date'];
}

try {
  const report = await migrate(loadConfig(readEnvironment()).database.directUrl);
  for (const line of linesOf(report)) console.log(`migrate: ${line}`);
} catch (error) {
  if (error instanceof DatabaseUnreachableError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  exitOnConfigError(error);
}
