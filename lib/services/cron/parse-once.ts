import type { CronParse, CronParseInput } from '@/lib/contracts/cron-parse';
import type { ServiceContext } from '../context';
import { transact } from '../unit-of-work';
import { parseRecurrence } from './parse';

/**
 * What `parseRecurrence` answers. With an Idempotency-Key that answer is kept as that of any POST is, and only then is the database
 * needed.
 *
 * @throws ServiceError `invalid` as it does; with a key also `conflict`, `unavailable`
 */
export async function parseRecurrenceOnce(
  context: ServiceContext,
  input: CronParseInput,
): Promise<CronParse> {
  const parse = async () => parseRecurrence(input);
  return context.idempotency ? transact(context, parse) : parse();
}
