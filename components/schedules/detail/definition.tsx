'use client';

import { useState } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { isMask } from '@/lib/domain/sensitive-headers';
import { toCurl } from '../to-curl';
import { definitionOf } from './definition-of';

const VIEWS = [
  { value: 'json', label: 'JSON' },
  { value: 'curl', label: 'curl' },
] as const;

/** The schedule as the API takes it: to read, to keep, to make another of. */
export function Definition({ schedule }: { schedule: Schedule }) {
  const [view, setView] = useState<'curl' | 'json'>('json');
  const definition = definitionOf(schedule);
  const text = view === 'json' ? JSON.stringify(definition, null, 2) : curlOf(definition);
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
        label={view === 'json' ? 'Definition as JSON' : 'Definition as curl'}
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

/** Before the page is in a browser the address of the server isn't known. */
const curlOf = (definition: object) =>
  toCurl({
    httpMethod: 'POST',
    url: `${typeof location === 'undefined' ? '' : location.origin}/api/schedules`,
    headers: {},
    body: definition,
  });
