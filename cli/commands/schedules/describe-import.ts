import type { ImportResult } from '@/clients/typescript/scheduler-api';
import { printable } from '../../output/printable';
import { paintStatus } from '../../output/status';
import type { Session } from '../../session';

type Imported = ImportResult['data'][number];

const MARKS = { created: '+', failed: '!', unchanged: ' ', updated: '~' } as const;
const VALUE_LENGTH = 200;

/** What an import did or would do: a line for each schedule that isn't left alone, what changes in it below, and the sums. */
export function describeImport({ paint }: Session, { counts, data, dryRun }: ImportResult): string {
  const lines = data.filter(({ action }) => action !== 'unchanged').flatMap((item) => linesOf(item));
  const { created, failed, unchanged, updated } = counts;
  const sums = dryRun
    ? `Would create ${created}, update ${updated}, leave ${unchanged} alone. Nothing was written.`
    : `${created} created, ${updated} updated, ${unchanged} left alone, ${failed} failed`;
  return [...lines, sums].join('\n');

  function linesOf({ action, changes, error, name }: Imported): string[] {
    const head = paintStatus(action, paint)(`${MARKS[action]} ${printable(name)}`);
    return [error === null ? head : `${head}: ${printable(error)}`, ...changes.map(changeLine)];
  }

  function changeLine({ path, ...sides }: Imported['changes'][number]): string {
    const shown = (value: unknown) => {
      const text = printable(JSON.stringify(value));
      return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text;
    };
    const from = 'from' in sides ? paint.red(shown(sides.from)) : 'nothing';
    const to = 'to' in sides ? paint.green(shown(sides.to)) : 'nothing';
    return `    ${printable(path)}: ${from} → ${to}`;
  }
}
