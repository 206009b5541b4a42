'use client';

import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import type { ImportFile } from './import-file';

interface FileSourceProps {
  busy: boolean;
  onFile: (file: ImportFile) => void;
}

/** A file that is chosen or dropped is previewed at once; a text that is pasted, when somebody asks for it. */
export function FileSource({ busy, onFile }: FileSourceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [text, setText] = useState('');
  const take = async (file: File | undefined) => {
    if (file) onFile({ name: file.name, text: await file.text() });
  };
  return (
    <>
      <fieldset
        aria-label="File"
        className={cn(
          'mt-4 flex min-w-0 flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded border border-dashed border-border-strong px-4 py-6',
          isOver && 'border-accent bg-surface-selected',
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <Upload className="size-4 text-text-faint max-md:hidden" aria-hidden />
        <span className="text-text-muted max-md:hidden">Drop a file here, or</span>
        <Button busy={busy} onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,.yaml,.yml,application/json,application/yaml"
          aria-label="File of schedules"
          className="hidden"
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file may be chosen again, once it is mended.
            target.value = '';
          }}
        />
      </fieldset>
      <Field id="import-text" label="Or paste its text" className="mt-4">
        <Textarea
          id="import-text"
          rows={6}
          placeholder={'schedules:\n  - name: …'}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="mt-4 flex justify-end">
        <Button
          look="primary"
          busy={busy}
          disabled={text.trim() === ''}
          onClick={() => onFile({ name: null, text })}
        >
          Preview
        </Button>
      </div>
    </>
  );
}
