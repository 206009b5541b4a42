import { toFieldErrors } from '@/lib/contracts/problem';
import { type ScheduleSettings, scheduleSettingsSchema } from '@/lib/contracts/schedule';
import { checkAgentUrl } from '@/lib/domain/agent-url';
import type { ServiceContext } from '../context';
import { invalid } from '../errors';

/**
 * Checks complete settings by the contract, and the agent's address by this process's policy.
 *
 * @param touched fields that the caller sent; the others were stored before today's rules and don't hold up an edit of something else
 * @throws ServiceError `invalid`
 */
export function checkSettings(
  { runtime }: ServiceContext,
  settings: ScheduleSettings,
  touched: readonly string[],
): ScheduleSettings {
  const parsed = scheduleSettingsSchema.safeParse(settings);
  const errors = parsed.success ? [] : toFieldErrors(parsed.error);
  const addressProblem = checkAgentUrl(settings.agentUrl, runtime.egress);
  if (addressProblem !== null && !errors.some(({ path }) => path === 'agentUrl')) {
    errors.push({ path: 'agentUrl', message: addressProblem });
  }
  const relevant = errors.filter(({ path }) => touched.includes(path.split('.')[0]!));
  if (relevant.length > 0) throw invalid(relevant);
  return parsed.success ? parsed.data : settings;
}
