import { z } from 'zod';
import { headersPatchSchema } from './headers';
import { createScheduleSchema } from './schedule';

const KIBIBYTE = 1_024;
/** Nothing else is answered while YAML is read, at about a second for each MiB, so that less of it is taken. */
export const IMPORT_LIMITS = {
  bytes: 16 * KIBIBYTE * KIBIBYTE,
  schedules: 10_000,
  yamlBytes: 256 * KIBIBYTE,
} as const;

const IMPORT_MATCHES = ['id', 'name'] as const;
export const IMPORT_ACTIONS = ['created', 'failed', 'unchanged', 'updated'] as const;

/** Query of `POST /api/schedules/import`. Without `match` it is `id` when all schedules have one, `name` when none has. */
export const importSchedulesQuerySchema = z.strictObject({
  dryRun: z
    .enum(['false', 'true'], { error: 'Dry run must be true or false' })
    .default('false')
    .transform((text) => text === 'true'),
  match: z.enum(IMPORT_MATCHES, { error: 'Match must be id or name' }).optional(),
});
export type ImportSchedulesQuery = z.input<typeof importSchedulesQuerySchema>;

/**
 * One schedule of a file: it has what a new schedule must have. Any other field that is left out stays as it is, and is the default of a new schedule. `headers` and `retryPolicy`
 * are taken as a whole, but for secrets: a sensitive header that is left out, or masked, keeps its value; null removes it.
 */
export const importItemSchema = createScheduleSchema
  .extend({
    id: z.guid('Id must be a UUID').optional(),
    headers: headersPatchSchema.optional(),
  })
  .meta({ id: 'ImportItem' });
export type ImportItemInput = z.input<typeof importItemSchema>;
export type ImportItem = z.output<typeof importItemSchema>;

const error = 'The file must have a list of schedules';
/** Body of an import as a whole; its items are read one by one. What an export left out is told, and not read again. */
export const importFileSchema = z.preprocess(
  (value) => (Array.isArray(value) ? { schedules: value } : value),
  z.strictObject(
    {
      formatVersion: z.literal(1, { error: 'The version of the format must be 1' }).optional(),
      schedules: z
        .array(z.unknown(), { error })
        .max(IMPORT_LIMITS.schedules, `At most ${IMPORT_LIMITS.schedules} schedules in a file`),
      leftOut: z.unknown().optional(),
    },
    { error },
  ),
);

const importedSchema = z.object({
  index: z.int().meta({ description: 'Place in the file, from 0' }),
  id: z
    .guid()
    .nullable()
    .meta({ description: 'null when it is not known, as of a schedule that a dry run would make' }),
  name: z.string(),
  action: z
    .enum(IMPORT_ACTIONS)
    .meta({ description: 'What became of it; in a dry run: what would become of it' }),
  changes: z
    .array(z.object({ path: z.string(), from: z.unknown().optional(), to: z.unknown().optional() }))
    .meta({ description: 'What an update changes; sensitive values are masked' }),
  error: z.string().nullable().meta({ description: 'Why it failed; else null' }),
});
export type Imported = z.output<typeof importedSchema>;

/** Answer of `POST /api/schedules/import`, in the order of the file. */
export const importResultSchema = z
  .object({
    dryRun: z.boolean(),
    match: z.enum(IMPORT_MATCHES),
    counts: z.object({ created: z.int(), failed: z.int(), unchanged: z.int(), updated: z.int() }),
    data: z.array(importedSchema),
  })
  .meta({ id: 'ImportResult' });
export type ImportResult = z.output<typeof importResultSchema>;
