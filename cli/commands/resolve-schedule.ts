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
 * @throws CliError when none has the name, or several have
 */
export async function resolveSchedule({ service }: Session, idOrName: string): Promise<string> {
  if (isUuid(idOrName)) return idOrName;
  const { data, nextCursor } = await service.ask((options) =>
    listSchedules({ limit: MOST_NAMED, name: idOrName }, options),
  );
  const [only, ...more] = data;
  if (!only) throw new CliError(`There is no schedule named "${idOrName}"`, EXIT.notFound);
  if (more.length > 0) {
    const ids = data.map(({ id }) => id).join(', ');
    throw usageError(
      `${data.length}${nextCursor === null ? '' : ' or more'} schedules are named "${idOrName}"; give an id: ${ids}`,
    );
  }
  return only.id;
}
