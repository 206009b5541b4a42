import {
  IMPORT_ACTIONS,
  type ImportResult,
  type ImportSchedulesQuery,
  importSchedulesQuerySchema,
} from '@/lib/contracts/schedule-import';
import type { ServiceContext } from '../../context';
import { parseInput } from '../../parse-input';
import { prepareOnce } from '../../prepare-once';
import { applyImport, toImported } from './apply-import';
import type { ImportFile } from './import-file';
import { checkKeys, type Match, matchOf } from './match-items';
import { planImport } from './plan-import';
import { readItems } from './read-items';
import type { Step } from './step';

/**
 * Makes the stored schedules like those of a file: creates what isn't there, edits what differs, leaves the rest alone, and never
 * deletes. The same file again changes nothing, so that it needs no Idempotency-Key; with one, what was decided is kept, and a repeated
 * request does only what is left of that. All is checked before anything is written.
 *
 * @throws ServiceError `invalid` that names every bad field with its line; then nothing was written
 */
export async function importSchedules(
  context: ServiceContext,
  file: ImportFile,
  query: ImportSchedulesQuery = {},
): Promise<ImportResult> {
  const { dryRun, match: wanted } = parseInput(importSchedulesQuerySchema, query);
  const { match, steps } = await prepareOnce(context, () => decide(context, file, wanted));
  const data = dryRun ? steps.map(toImported) : await applyImport(context, steps);
  const count = (action: ImportResult['data'][number]['action']) =>
    data.filter((imported) => imported.action === action).length;
  return { counts: countsOf(count), data, dryRun, match };
}

async function decide(
  context: ServiceContext,
  file: ImportFile,
  wanted: Match | undefined,
): Promise<{ match: Match; steps: Step[] }> {
  const { errors, items } = await readItems(file);
  const match = matchOf(items, wanted);
  checkKeys(items, match, errors);
  errors.throwIfAny();
  return { match, steps: await planImport(context, items, { errors, match }) };
}

const countsOf = (count: (action: (typeof IMPORT_ACTIONS)[number]) => number) =>
  Object.fromEntries(IMPORT_ACTIONS.map((action) => [action, count(action)])) as ImportResult['counts'];
