import type { Schedule } from '@/clients/typescript/scheduler-api';
import { details } from '../../output/details';
import type { Session } from '../../session';

/** One schedule, line by line. */
export function showSchedule(session: Session, schedule: Schedule): void {
  session.show(schedule, () => scheduleText(session, schedule));
}

function scheduleText({ instants, paint }: Session, schedule: Schedule): string {
  const { lastExecution, retryPolicy } = schedule;
  const headers = Object.entries(schedule.headers).map(([name, value]): [string, string] => [
    `  ${name}`,
    value,
  ]);
  return details(
    [
      ['Id', schedule.id],
      ['Name', schedule.name],
      ['Description', schedule.description],
      ['Tags', schedule.tags.join(', ') || null],
      ['When', `${schedule.cronExpression} (${schedule.timezone})`],
      ['State', schedule.enabled ? 'on' : 'paused'],
      ['Paused until', schedule.pausedUntil && instants.both(schedule.pausedUntil)],
      ['Next run', instants.both(schedule.nextFireAt)],
      ['Last run', lastExecution && `${lastExecution.status}, due ${instants.both(lastExecution.fireTime)}`],
      ['Agent', schedule.agentId],
      ['Calls', `${schedule.httpMethod} ${schedule.agentUrl}`],
      ...headers,
      ['Payload', schedule.payload === null ? null : JSON.stringify(schedule.payload)],
      ['Timeout', `${schedule.timeoutMs} ms`],
      [
        'Retries',
        `${retryPolicy.maxAttempts} attempts, first after ${retryPolicy.initialDelayMs} ms, then × ${retryPolicy.backoffMultiplier} up to ${retryPolicy.maxDelayMs} ms`,
      ],
      ['If lost', schedule.onWorkerLoss],
      ['Priority', String(schedule.priority)],
      ['Version', String(schedule.version)],
      ['Changed', instants.both(schedule.updatedAt)],
    ],
    paint,
  );
}
