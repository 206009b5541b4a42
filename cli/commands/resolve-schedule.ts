import { listSchedules, type Schedule } from '@/clients/typescript/scheduler-api';
import { isUuid } from '@/lib/domain/ids';
import { CliError, usageError } from '../cli-error';
import { EXIT } from '../exit-code';
import type { Session } from '../session';

const PAGE = 200;
/** Of schedules that have the name somewhere in their texts. */
const MOST_PAGES = 10;

/**
 * The id of a schedule that is named by its id, or by its whole name.
 *
 * @throws CliError when none has the name, or several have
 */
export async function resolveSchedule({ service }: Session, idOrName: string): Promise<string> {
  if (isUuid(idOrName)) return idOrName;
  const found: Schedule[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data, nextCursor } = await service.ask((options) =>
      listSchedules({ cursor, limit: PAGE, search: idOrName }, options),
    );
    found.push(...data.filter(({ name }) => name === idOrName));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  const [only, ...more] = found;
  if (!only) throw new CliError(`There is no schedule named "${idOrName}"`, EXIT.notFound);
  if (more.length > 0) {
    throw usageError(
      `${found.length} schedules are named "${idOrName}"; give an id: ${found.map(({ id }) => id).join(', ')}`,
    );
  }
  return only.id;
}
