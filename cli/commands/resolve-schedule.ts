import { listSchedules } from '@/clients/typescript/scheduler-api';
import { isUuid } from '@/lib/domain/ids';
import { CliError, usageError } from '../cli-error';
import { EXIT } from '../exit-code';
import type { Session } from '../session';

/** Namesakes that a message names. */
const MOST_NAMED = 20;

/**
 * The id of a schedule that is named by its id, or by its whole name.
 *
 * @param options.deleted looks among those that can be brought back
 * @throws CliError when none has the name, or several have
 */
export async function resolveSchedule(
  { service }: Session,
  idOrName: string,
  { deleted = false }: { deleted?: boolean } = {},
): Promise<string> {
  if (isUuid(idOrName)) return idOrName;
  const { data, nextCursor } = await service.ask((options) =>
    listSchedules({ deleted: deleted ? 'true' : undefined, limit: MOST_NAMED, name: idOrName }, options),
  );
  const [only, ...more] = data;
  const which = deleted ? 'deleted schedule' : 'schedule';
  if (!only) throw new CliError(`There is no ${which} named "${idOrName}"`, EXIT.notFound);
  if (more.length > 0) {
    const ids = data.map(({ id }) => id).join(', ');
    throw usageError(
      `${data.length}${nextCursor === null ? '' : ' or more'} ${which}s are named "${idOrName}"; give an id: ${ids}`,
    );
  }
  return only.id;
}
