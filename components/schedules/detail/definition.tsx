'use client';

import { useState } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { isMask } from '@/lib/domain/sensitive-headers';
import { toCurl } from '../to-curl';
import { definitionOf } from './definition-of';
import { toCli } from './to-cli';

const VIEWS = [
  { value: 'json', label: 'JSON' },
  { value: 'curl', label: 'curl' },
  { value: 'cli', label: 'CLI' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** The schedule as the API takes it: to read, to keep, to make another of. */
export function Definition({ schedule }: { schedule: Schedule }) {
  const [view, setView] = useState<View>('json');
  const definition = definitionOf(schedule);
  const text = TEXTS[view](definition);
  return (
    <section aria-labelledby="definition" className="px-6 py-3.5 max-md:px-4">
      <div className="mb-2 flex min-h-6 items-center gap-2">
        <h2 id="definition" className="font-semibold">
          Definition
        </h2>
        <span className="text-12 text-text-faint">v{schedule.version}</span>
        <span className="ml-auto flex items-center gap-1">
          <SegmentedControl label="Show as" value={view} options={VIEWS} onChange={setView} />
          <CopyButton noun="the definition" text={text} />
        </span>
      </div>
      <CodeBlock
        label={`Definition as ${VIEWS.find(({ value }) => value === view)!.label}`}
        text={text}
        json={view === 'json'}
      />
      {Object.values(schedule.headers).some(isMask) ? (
        <p className="mt-2 text-12 text-text-muted">
          Secret header values are masked; put them in again yourself
        </p>
      ) : null}
    </section>
  );
}

type DefinitionText = (definition: ReturnType<typeof definitionOf>) => string;

/** Before the page is in a browser the address of the server isn't known. */
const curlOf: DefinitionText = (definition) =>
  toCurl({
    httpMethod: 'POST',
    url: `${typeof location === 'undefined' ? '' : location.origin}/api/schedules`,
    headers: {},
    body: definition,
  });

const TEXTS: Record<View, DefinitionText> = {
  cli: toCli,
  curl: curlOf,
  json: (definition) => JSON.stringify(definition, null, 2),
};
