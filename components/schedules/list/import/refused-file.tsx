import { Banner } from '@/components/ui/banner';
import { errorInWords } from './import-words';
import { ScrollBox } from './scroll-box';
import { RefusedFileError } from './send-file';

/** What is wrong with a file, by its lines; nothing of it was written. */
export function RefusedFile({ error }: { error: Error }) {
  const errors = error instanceof RefusedFileError ? error.errors : [];
  return (
    <div role="alert" className="mt-4">
      <Banner tone="danger" title="Nothing was imported.">
        {errors.length === 0 ? error.message : 'The file has to be mended first.'}
      </Banner>
      {errors.length === 0 ? null : (
        <ScrollBox label="What is wrong">
          {errors.map((one) => (
            <li key={`${one.path} ${one.message}`} className="border-b py-1.5 break-words last:border-b-0">
              {errorInWords(one)}
            </li>
          ))}
        </ScrollBox>
      )}
    </div>
  );
}
