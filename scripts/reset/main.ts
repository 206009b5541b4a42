// `npm run reset`: the next start begins anew. What DATABASE_URL names is never touched.
import { parseArgs } from 'node:util';
import { AlreadyRunningError } from '../start/run-file';
import { reset } from './reset';

const { values: flags } = parseArgs({ options: { data: { default: '.data', type: 'string' } } });

try {
  const deleted = await reset(flags.data);
  for (const folder of deleted) console.log(`Deleted ${folder}`);
  if (deleted.length === 0) console.log('There is nothing to delete.');
} catch (error) {
  if (!(error instanceof AlreadyRunningError)) throw error;
  console.error(`${error.message} Stop it first.`);
  process.exitCode = 1;
}
