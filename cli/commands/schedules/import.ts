import { usageError } from '../../cli-error';
import { EXIT } from '../../exit-code';
import { readDataFile } from '../../input/read-data-file';
import { type CommandSite, choice, examples, leaf } from '../command';
import { describeImport } from './describe-import';
import { type CrontabOptions, importCrontab, takesCrontab } from './import-crontab';
import { sendSchedules } from './send-schedules';

export function importCommand(site: CommandSite): void {
  const command = leaf<CrontabOptions>(
    site,
    'import [file]',
    'Make schedules like those of a JSON or YAML file, or of a crontab: create, update, leave alone, never delete',
    async (session, [file], options) => {
      const { crontab, dryRun, match } = options;
      if ((file === undefined) === (crontab === undefined)) {
        throw usageError('Give either a file or --crontab <file>');
      }
      if (crontab !== undefined) {
        await importCrontab(session, crontab, options);
        return;
      }
      const { lineOf, value } = await readDataFile(file!, session.environment.stdin);
      const result = await sendSchedules(session, value, { dryRun, match }, lineOf);
      session.show(result, () => describeImport(session, result));
      if (result.counts.failed > 0) session.exitCode = EXIT.partly;
    },
  );
  command
    .option('--dry-run', 'write nothing; show what would change')
    .addOption(
      choice('--match <by>', 'what tells that a schedule is the same (id when all have one, else name)', [
        'id',
        'name',
      ]),
    );
  takesCrontab(command);
  examples(
    command,
    'scheduler schedules import schedules.yaml --dry-run',
    'scheduler schedules import schedules.yaml',
    'crontab -l | scheduler schedules import --crontab - --agent-url https://example.org/run --dry-run',
  );
}
