import postgres from 'postgres';
import { migrate } from '@/lib/db/migrate';

export const TEMPLATE = 'test_template';

/** Creates the migrated database that each test database is a copy of. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  await migrate(databaseUrl(adminUrl, TEMPLATE));
}

export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
