'use client';

import { lazy, Suspense, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import type { TestRequestInput } from '@/lib/contracts/test-request';
import { toRequest } from './form-request';
import type { ScheduleFormValues } from './form-values';

// Needed when somebody tries: loaded then.
const TestDialog = lazy(() => import('./test-dialog'));

/** What a request is made of. */
const FIELDS = ['agentUrl', 'headers', 'httpMethod', 'payload', 'timeoutMs'] as const;

/** Calls the agent once with what stands in the form. @param scheduleId whose values masked headers stand for */
export function TestRequest({ scheduleId }: { scheduleId: string | null }) {
  const form = useFormContext<ScheduleFormValues>();
  const [input, setInput] = useState<TestRequestInput | null>(null);

  async function open() {
    if (await form.trigger(FIELDS, { shouldFocus: true })) setInput(testInput(form.getValues(), scheduleId));
  }
  return (
    <>
      <Button onClick={open}>Send test request</Button>
      {input ? (
        <Suspense>
          <TestDialog input={input} onClose={() => setInput(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

function testInput(values: ScheduleFormValues, scheduleId: string | null): TestRequestInput {
  const { agentUrl, headers, httpMethod, name, payload, timeoutMs } = toRequest(values);
  return { agentUrl, headers, httpMethod, name, payload, timeoutMs, scheduleId } as TestRequestInput;
}
