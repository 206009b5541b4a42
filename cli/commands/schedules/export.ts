import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { usageError } from '../../cli-error';
import { type CommandSite, choice, examples, leaf } from '../command';
import { type FilterOptions, takesFilter, toFilter } from './list';

interface ExportOptions extends FilterOptions {
  format?: string;
  output?: string;
}

export function exportCommand(site: CommandSite): void {
  const command = leaf<ExportOptions>(
    site,
    'export',
    'Write schedules as JSON or YAML, which `schedules import` takes',
    async (session, _, options) => {
      const { format = formatOf(options.output), output } = options;
      const parts = session.service.stream('/api/schedules/export', { ...toFilter(options), format });
      if (output === undefined || output === '-')
        await pipeline(Readable.from(parts), session.environment.stdout, { end: false });
      else await writeWhole(parts, output);
      session.note('Secrets are not in it: its leftOut says which. An import keeps those that are stored.');
    },
  );
  takesFilter(command)
    .addOption(
      choice('--format <format>', 'json, or yaml (by the name of the file when absent)', ['json', 'yaml']),
    )
    .option('--output <file>', 'write into a file (- is standard output, as without it)');
  examples(
    command,
    'scheduler schedules export --output schedules.yaml',
    'scheduler schedules export --paused --format json | jq .schedules[].name',
  );
}

const formatOf = (file = ''): string => (/\.ya?ml$/i.test(file) ? 'yaml' : 'json');

/** A file of the name is there only when all of it was written. */
async function writeWhole(parts: AsyncGenerator<string>, output: string): Promise<void> {
  const unfinished = `${output}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(parts), createWriteStream(unfinished, { flags: 'wx' }));
    await rename(unfinished, output);
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code, syscall } = error as NodeJS.ErrnoException;
    throw syscall ? usageError(`${output} can't be written: ${code}`) : error;
  }
}
