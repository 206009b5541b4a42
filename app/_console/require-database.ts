import { isReady } from '@/lib/services/health/is-ready';
import { consoleContext } from './console-context';

/**
 * For the layout of a page that reads the database behind a loading state: once that state is sent, the answer is 200 whatever comes.
 *
 * @throws Error which becomes the failing page, and the status 500
 */
export async function requireDatabase(): Promise<void> {
  if (!(await isReady(consoleContext()))) throw new Error('The database can not be reached');
}
