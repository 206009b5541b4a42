'use client';

import { Braces, ChevronDown, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast-store';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { useRunAgain } from './use-run-again';

// Needed seldom: loaded when it is opened first.
const PayloadDialog = lazy(() => import('./payload-dialog'));

/** Runs the schedule once more with what this run was given, or with another payload, and goes to that run. */
export function RunAgain({ execution }: { execution: Pick<ExecutionDetail, 'id' | 'request'> }) {
  const [writing, setWriting] = useState(false);
  const { mutate, isPending } = useRunAgain(execution.id, (error) =>
    toast(`It wasn’t run again: ${error.message}`, { tone: 'danger' }),
  );
  const runAgain = () => mutate(undefined);
  useShortcuts('Execution', [{ keys: 'Shift+R', label: 'Run again', run: runAgain }]);
  return (
    <div className="relative flex">
      <Button look="primary" busy={isPending} className="rounded-r-none" onClick={runAgain}>
        {isPending ? null : <RotateCcw aria-hidden />}
        Run again
      </Button>
      <Menu>
        <MenuTrigger asChild>
          <Button
            look="primary"
            size="icon"
            aria-label="Other ways"
            className="rounded-l-none border-l border-l-surface"
          >
            <ChevronDown aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => setWriting(true)}>
            <Braces aria-hidden />
            Run again with another payload…
          </MenuItem>
        </MenuContent>
      </Menu>
      {writing ? (
        <Suspense>
          <PayloadDialog execution={execution} onClose={() => setWriting(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
