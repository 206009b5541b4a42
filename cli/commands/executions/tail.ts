import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../../cli-error';
import type { Session } from '../../session';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { resolveSchedule } from '../resolve-schedule';
import { type EventStreamPlace, readEvents } from './read-events';
import { createTailWriter } from './tail-line';

interface TailOptions {
  schedule?: string;
}

const AGAIN_AFTER_MS = 1_000;

export function tailCommand(site: CommandSite): void {
  const command = leaf<TailOptions>(
    site,
    'tail',
    'Follow executions as they start and end, until Ctrl-C; --json prints a line of JSON for each change',
    async (session, _, { schedule }) => {
      const scheduleId = schedule === undefined ? undefined : await resolveSchedule(session, schedule);
      await follow(session, scheduleId);
    },
  );
  showsTimes(command).option('--schedule <schedule>', 'only of one schedule, by its id or name');
  examples(
    command,
    'scheduler executions tail',
    'scheduler executions tail --schedule "Daily report" --json | jq -r .status',
  );
}

/** Goes on where it was when the stream ends, as with each restart of the service. Never returns. */
async function follow(session: Session, scheduleId: string | undefined): Promise<never> {
  const writer = createTailWriter(session, scheduleId);
  const place: EventStreamPlace = { isKnown: false, lastEventId: undefined };
  for (;;) {
    const before = place.lastEventId;
    try {
      await readEvents(session, { place, scheduleId }, writer);
    } catch (error) {
      if (!place.isKnown || !(error instanceof CliError)) throw error;
    }
    if (place.lastEventId !== before) session.note('The stream has ended; going on where it was …');
    await sleep(AGAIN_AFTER_MS);
  }
}
