import { connect } from '@/lib/db/connect';

const DUPLICATE_DATABASE = '42P04';

/**
 * Makes the product's own database if the cluster doesn't have it.
 *
 * @param adminUrl of a database that exists
 * @returns the URL of the product's database
 */
export async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const sql = connect(adminUrl, { applicationName: 'scheduler-start', max: 1 });
  try {
    await sql.unsafe(`CREATE DATABASE ${name}`);
  } catch (error) {
    if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error;
  } finally {
    await sql.end();
  }
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
}
