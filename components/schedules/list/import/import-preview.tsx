import type { Imported, ImportResult } from '@/lib/contracts/schedule-import';
import { countsInWords, valueInWords } from './import-words';
import { ScrollBox } from './scroll-box';

/** A page of ten thousand lines is read by nobody. */
const SHOWN = 100;

const WORDS: Record<Imported['action'], { before: string; after: string }> = {
  created: { after: 'Created', before: 'New' },
  failed: { after: 'Failed', before: 'Fails' },
  unchanged: { after: 'Unchanged', before: 'Unchanged' },
  updated: { after: 'Updated', before: 'Changes' },
};

/** What a file would do, or has done: those that it leaves as they are are only counted. */
export function ImportPreview({ result }: { result: ImportResult }) {
  const told = result.data
    .filter(({ action }) => action !== 'unchanged')
    .toSorted((a, b) => Number(b.action === 'failed') - Number(a.action === 'failed'));
  return (
    <div className="mt-4">
      <p role="status" className="font-medium">
        {countsInWords(result)}
      </p>
      {told.length === 0 ? null : (
        <ScrollBox label={result.dryRun ? 'What the import will do' : 'What the import did'}>
          {told.slice(0, SHOWN).map((imported) => (
            <ImportedLine key={imported.index} imported={imported} dryRun={result.dryRun} />
          ))}
          {told.length > SHOWN ? (
            <li className="py-1.5 text-text-muted">and {told.length - SHOWN} more</li>
          ) : null}
        </ScrollBox>
      )}
    </div>
  );
}

function ImportedLine({ imported, dryRun }: { imported: Imported; dryRun: boolean }) {
  const { action, changes, error, name } = imported;
  const words = WORDS[action];
  return (
    <li className="border-b py-1.5 last:border-b-0">
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-[550] break-words">{name}</span>
        <span className="text-12 text-text-muted">{dryRun ? words.before : words.after}</span>
      </div>
      {error === null ? null : <p className="text-12 break-words text-danger-fg">{error}</p>}
      {changes.map(({ from, path, to }) => (
        <p key={path} className="text-12 break-words text-text-muted">
          <span className="mono">{path}</span> from <span className="mono">{valueInWords(from)}</span> to{' '}
          <span className="mono text-text">{valueInWords(to)}</span>
        </p>
      ))}
    </li>
  );
}
