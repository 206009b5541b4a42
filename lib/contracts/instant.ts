import { z } from 'zod';

/** An instant as people write it, with any offset; read as ISO 8601 in UTC, in whole milliseconds. */
export const writtenInstantSchema = z.iso
  .datetime({ offset: true, error: 'Must be an instant such as 2026-01-31T09:00:00Z' })
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()));
