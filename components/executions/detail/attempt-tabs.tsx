'use client';

import { statusWord } from '@/components/ui/status';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { AttemptPanel } from './attempt-panel';
import { RequestView } from './request-view';

interface AttemptTabsProps {
  execution: ExecutionDetail;
  selected: number;
  onSelect: (attempt: number) => void;
}

/** A tab an attempt: what came back, and what that means. */
export function AttemptTabs({ execution, selected, onSelect }: AttemptTabsProps) {
  const attempts = execution.attemptDetails;
  if (attempts.length === 0) {
    return (
      <div className="border-t px-6 py-3.5 max-md:px-4">
        <RequestView request={execution.request} />
      </div>
    );
  }
  return (
    <Tabs
      value={String(selected)}
      onValueChange={(value) => onSelect(Number(value))}
      className="flex flex-1 flex-col border-t"
    >
      <TabList aria-label="Attempts">
        {attempts.map((attempt) => (
          <Tab key={attempt.number} value={String(attempt.number)}>
            Attempt {attempt.number}
            <span className="text-12 font-[450] text-text-faint tabular-nums">
              {attempt.httpStatus ?? statusWord(attempt.status).toLowerCase()}
            </span>
          </Tab>
        ))}
      </TabList>
      {attempts.map((attempt) => (
        <TabPanel key={attempt.number} value={String(attempt.number)} className="flex-1">
          <AttemptPanel attempt={attempt} execution={execution} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
