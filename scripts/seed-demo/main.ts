// `npm run seed:demo`: schedules and sixty days of history to look at, and with --remove none of it any more.
import { explain } from '../start/explain';
import { findDatabase } from './find-database';
import { type Options, parseOptions, USAGE } from './options';
import { remove } from './remove';
import { seed } from './seed';

function readOptions(): Options {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${explain(error)}\nUsage: ${USAGE}\n`);
    process.exit(2);
  }
}

async function main(options: Options): Promise<void> {
  const url = await findDatabase(options.data);
  const say = process.stdout.isTTY ? (line: string) => process.stdout.write(`\r\x1b[K${line}`) : () => {};
  const seconds = () => `${process.uptime().toFixed(1)} s`;
  if (options.kind === 'remove') {
    const { partitions, schedules } = await remove(url, say);
    console.log(
      `\rTook away ${schedules} schedules with their history and ${partitions} partitions in ${seconds()}.`,
    );
    return;
  }
  const made = await seed(url, options, say);
  const firing = options.fireAt === null ? 'paused' : `firing at ${options.fireAt}`;
  console.log(
    `\rMade ${made.schedules} schedules, ${firing}, and ${made.executions} executions in ${seconds()}.`,
  );
}

try {
  await main(readOptions());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
