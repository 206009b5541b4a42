import { z } from 'zod';
import { isValidTimezone } from '@/lib/domain/recurrence/timezone';

export const timezoneSchema = z
  .string({ error: 'Time zone must be text' })
  .trim()
  .refine(isValidTimezone, { error: 'Unknown time zone; use an IANA name such as Europe/London, or UTC' });
