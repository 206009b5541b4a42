import { getHealth, type Health } from '@/clients/typescript/scheduler-api';
import { EXIT } from '../exit-code';
import { details } from '../output/details';
import { paintStatus } from '../output/status';
import type { Session } from '../session';
import { type CommandSite, examples, leaf } from './command';

const EXITS = { degraded: EXIT.partly, ok: EXIT.done, unavailable: EXIT.unreachable } as const;

export function healthCommand(site: CommandSite): void {
  const command = leaf(
    site,
    'health',
    'Say how the service is; the exit code does too (6: degraded, 5: unavailable)',
    async (session) => {
      const health = await readHealth(session);
      session.show(health, () => healthText(session, health));
      session.exitCode = EXITS[health.status];
    },
  );
  examples(command, 'scheduler health && echo fine');
}

function healthText({ paint }: Session, { database, redis, status, warnings, workers }: Health): string {
  const text = details(
    [
      ['Status', status],
      ['Database', database],
      ['Redis', redis],
      ['Workers', `${workers.alive} alive`],
    ],
    paint,
  );
  const shown = text.replace(status, (word) => paintStatus(status, paint)(word));
  return [shown, ...warnings.map(({ message }) => paint.yellow(`! ${message}`))].join('\n');
}

/** It answers 503 when it is unavailable, and says how it is all the same. */
const readHealth = ({ service }: Session): Promise<Health> =>
  service.ask(async (by) => {
    const answer = await getHealth({}, by);
    return answer.status === 503 ? { ...answer, status: 200 as const } : answer;
  });
