import { z } from 'zod';
import { instantSchema } from './page';

const healthWarningSchema = z.object({
  code: z.enum(['clock_skew', 'no_worker', 'redis_unreachable', 'silent']),
  message: z.string(),
});

/** `GET /api/health`. 503 only when the database is gone; degraded is 200. */
export const healthSchema = z
  .object({
    status: z.enum(['degraded', 'ok', 'unavailable']),
    database: z.enum(['ok', 'unreachable']),
    redis: z.enum(['not configured', 'ok', 'unreachable']),
    workers: z.object({
      alive: z.int(),
      list: z.array(z.object({ id: z.guid(), seenAt: instantSchema })),
    }),
    warnings: z.array(healthWarningSchema),
  })
  .meta({ id: 'Health' });
export type Health = z.output<typeof healthSchema>;
export type HealthWarning = z.output<typeof healthWarningSchema>;
