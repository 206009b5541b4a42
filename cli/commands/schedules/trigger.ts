import { triggerSchedule } from '@/clients/typescript/scheduler-api';
import { readJsonOption } from '../../input/read-json-option';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { showExecution } from '../executions/show-execution';
import { takesWait, type WaitOptions, waitForEnd } from '../executions/wait-for-end';
import { resolveSchedule } from '../resolve-schedule';

interface TriggerOptions extends WaitOptions {
  idempotencyKey?: string;
  payload?: string;
  wait?: boolean;
}

export function triggerCommand(site: CommandSite): void {
  const command = leaf<TriggerOptions>(
    site,
    'trigger <schedule>',
    'Run a schedule now, also a paused one',
    async (session, [which], options) => {
      const { idempotencyKey, payload, wait = false } = options;
      const id = await resolveSchedule(session, which!);
      const body =
        payload === undefined
          ? undefined
          : { payload: await readJsonOption('--payload', payload, session.environment.stdin) };
      const execution = await session.service.ask((by) => triggerSchedule(id, body, { idempotencyKey }, by));
      if (wait) await waitForEnd(session, execution.id, options);
      else showExecution(session, execution);
    },
  );
  takesWait(showsTimes(command))
    .option('--wait', 'wait for its end; the exit code is 0 only when it succeeded')
    .option('--payload <json>', 'sent in place of its own payload; @file reads it from a file')
    .option('--idempotency-key <key>', 'a text of your own: sent again, it runs nothing anew for 24 hours');
  examples(
    command,
    'scheduler schedules trigger "Daily report" --wait',
    'scheduler schedules trigger "Daily report" --payload \'{"day":"2026-01-31"}\'',
  );
}
