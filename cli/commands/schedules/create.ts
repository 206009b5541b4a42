import { type CreateSchedule, createSchedule } from '@/clients/typescript/scheduler-api';
import { usageError } from '../../cli-error';
import { readDataFile } from '../../input/read-data-file';
import type { Session } from '../../session';
import { type CommandSite, examples, leaf } from '../command';
import { type FieldOptions, takesFields, toFields } from './fields';
import { showSchedule } from './show-schedule';

interface CreateOptions extends FieldOptions {
  file?: string;
  idempotencyKey?: string;
  paused?: boolean;
}

export function createCommand(site: CommandSite): void {
  const command = leaf<CreateOptions>(site, 'create', 'Make a schedule', async (session, _, options) => {
    const { idempotencyKey } = options;
    const body = { ...(await fromFile(session, options.file)), ...(await toFields(session, options)) };
    if (options.paused) body.enabled = false;
    showSchedule(
      session,
      await session.service.ask((by) => createSchedule(body as CreateSchedule, { idempotencyKey }, by)),
    );
  });
  takesFields(command)
    .option('--paused', 'make it paused')
    .option(
      '--file <file>',
      'read its fields from a JSON or YAML file (- is standard input); options go before',
    )
    .option('--idempotency-key <key>', 'a text of your own: sent again, it makes nothing anew for 24 hours');
  examples(
    command,
    'scheduler schedules create --name "Daily report" --cron "0 9 * * 1-5" --timezone Europe/Berlin \\',
    '    --agent-id report-agent --agent-url https://example.com/run --payload \'{"type":"daily"}\'',
    'scheduler schedules create --file schedule.yaml --paused',
  );
}

async function fromFile(
  { environment }: Session,
  file: string | undefined,
): Promise<Record<string, unknown>> {
  if (file === undefined) return {};
  const { value } = await readDataFile(file, environment.stdin);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw usageError(`${file} must hold the fields of one schedule; for several use \`schedules import\``);
  }
  return value as Record<string, unknown>;
}
