'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { SCHEDULES_KEY } from '../../schedule-queries';
import { schedulesInWords } from '../bulk-words';
import { FileSource } from './file-source';
import type { ImportFile } from './import-file';
import { ImportPreview } from './import-preview';
import { RefusedFile } from './refused-file';
import { type Match, sendFile } from './send-file';

const MATCHES = [
  { label: 'What the file has', value: '' },
  { label: 'Id', value: 'id' },
  { label: 'Name', value: 'name' },
];

/** A file of schedules: what it would do is shown before it is done. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [match, setMatch] = useState('');
  const send = (file: ImportFile, dryRun: boolean) =>
    sendFile(file, { dryRun, match: match === '' ? undefined : (match as Match) });
  const preview = useMutation({ mutationFn: (file: ImportFile) => send(file, true) });
  const application = useMutation({
    mutationFn: (file: ImportFile) => send(file, false),
    onSettled: () => client.invalidateQueries({ queryKey: SCHEDULES_KEY }),
  });
  const back = () => {
    preview.reset();
    application.reset();
  };
  const planned = preview.data;
  const done = application.data;
  const changes = planned ? planned.counts.created + planned.counts.updated : 0;

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Import schedules"
      description={
        <p>
          JSON or YAML, as an export has it. Nothing is deleted, and nothing changes before you have seen it.
        </p>
      }
      className="w-[600px]"
    >
      {planned ? (
        <ImportPreview result={done ?? planned} />
      ) : (
        <>
          {preview.error ? <RefusedFile error={preview.error} /> : null}
          <Field id="import-match" label="Which schedule is which" className="mt-4">
            <Select
              id="import-match"
              options={MATCHES}
              value={match}
              onChange={({ target }) => setMatch(target.value)}
            />
          </Field>
          <FileSource busy={preview.isPending} onFile={(file) => preview.mutate(file)} />
        </>
      )}
      {application.error ? <RefusedFile error={application.error} /> : null}
      {planned ? (
        <div className="mt-5 flex justify-end gap-2">
          {done ? (
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          ) : (
            <>
              <Button onClick={back}>Back</Button>
              {changes > 0 ? (
                <Button
                  look="primary"
                  busy={application.isPending}
                  onClick={() => application.mutate(preview.variables)}
                >
                  Import {schedulesInWords(changes)}
                </Button>
              ) : null}
            </>
          )}
        </div>
      ) : null}
    </Dialog>
  );
}
