import { type CronPreview, previewCron } from '@/clients/typescript/scheduler-api';
import { wholeNumber } from '../input/whole-number';
import { createInstants } from '../output/instants';
import type { Session } from '../session';
import { type CommandSite, examples, leaf } from './command';
import { resolveSchedule } from './resolve-schedule';

interface PreviewOptions {
  count?: string;
  from?: string;
  schedule?: string;
  timezone?: string;
}

export function previewCommand(site: CommandSite): void {
  const command = leaf<PreviewOptions>(
    site,
    'preview <expression>',
    'Show what a cron expression means and when it fires',
    async (session, [expression], { count, from, schedule, timezone }) => {
      const scheduleId = schedule === undefined ? undefined : await resolveSchedule(session, schedule);
      const preview = await session.service.ask((by) =>
        previewCron(expression!, { $from: from, count: toCount(count), scheduleId, timezone }, by),
      );
      session.show(preview, () => previewText(session, preview));
    },
  );
  command
    .option('--timezone <zone>', 'IANA zone of the expression (UTC when absent)')
    .option('--count <count>', 'how many fire times to show')
    .option('--from <instant>', 'where to begin, such as 2026-01-31T09:00:00Z')
    .option('--schedule <schedule>', 'whose H it is, by id or name');
  examples(
    command,
    'scheduler preview "*/15 9-17 * * 1-5" --timezone Europe/Berlin',
    'scheduler preview @daily --count 3 --json',
  );
}

const toCount = (text: string | undefined) => (text === undefined ? undefined : wholeNumber('--count', text));

/** Fire times are shown in the zone of the expression: that is what it says. */
function previewText({ environment, paint }: Session, preview: CronPreview): string {
  const { exact, relative } = createInstants(preview.timezone, environment.nowMs);
  const times = preview.next.map((at) => `  ${exact(at)}  ${paint.dim(relative(at))}`);
  const warnings = preview.warnings.map(({ message }) => paint.yellow(`! ${message}`));
  const calls = `${preview.callsPerMonth} in 30 days; times in ${preview.timezone}`;
  return [paint.bold(preview.description), ...times, paint.dim(calls), ...warnings].join('\n');
}
