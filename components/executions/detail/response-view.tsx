'use client';

import { Scissors } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Attempt } from '@/lib/contracts/execution';
import { HeaderList } from './header-list';
import { agentResponseOf, bodyTexts, responseFacts } from './response-text';

interface ResponseViewProps {
  attempt: Attempt;
  /** The choice between response and request, at the left of the tools. */
  sides: ReactNode;
}

/** What the agent answered: its text, never its markup. */
export function ResponseView({ attempt, sides }: ResponseViewProps) {
  const [view, setView] = useState<'headers' | 'pretty' | 'raw'>('pretty');
  const response = agentResponseOf(attempt.response);
  if (!response) {
    return (
      <>
        <div className="mb-3">{sides}</div>
        <NoResponse attempt={attempt} />
      </>
    );
  }

  const texts = bodyTexts(response.body);
  const views = [
    { value: 'pretty', label: 'Pretty' },
    { value: 'raw', label: 'Raw' },
    { value: 'headers', label: `Headers ${Object.keys(response.headers).length}` },
  ] as const;
  const text = view === 'raw' ? texts.raw : texts.pretty;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <div className="flex-1 max-md:basis-full">{sides}</div>
        <SegmentedControl label="Shown as" value={view} options={views} onChange={setView} />
        <CopyButton noun="the response" text={texts.raw} />
      </div>
      {view === 'headers' ? (
        <HeaderList headers={response.headers} />
      ) : text === '' ? (
        <p className="text-text-muted">The answer had no body</p>
      ) : (
        <CodeBlock label="Response body" text={text} lineNumbers json={texts.isJson && view === 'pretty'} />
      )}
      {response.truncated && view !== 'headers' ? <CutMark /> : null}
      <p className="mt-2 text-12 text-text-muted tabular-nums">{responseFacts(response)}</p>
    </>
  );
}

/** At the end of what is kept. */
function CutMark() {
  return (
    <p className="mt-1 flex items-center gap-2 text-12 text-warning-fg">
      <Scissors className="size-3.5" aria-hidden />
      Cut here
      <span aria-hidden className="flex-1 border-t border-dashed border-warning-solid" />
    </p>
  );
}

/** Nothing came back, or the earlier service kept something of another shape. */
function NoResponse({ attempt }: { attempt: Attempt }) {
  if (attempt.response !== null && attempt.response !== undefined) {
    return <CodeBlock label="Response" text={JSON.stringify(attempt.response, null, 2)} lineNumbers json />;
  }
  return (
    <p className="text-text-muted">
      {attempt.status === 'running' ? 'The agent has not answered yet' : 'The agent gave no answer'}
    </p>
  );
}
