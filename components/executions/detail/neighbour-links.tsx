'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { readNeighbours } from '@/app/executions/actions';
import { expectOk } from '@/components/live/expect-ok';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Tooltip } from '@/components/ui/tooltip';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { neighboursKey } from '../execution-queries';

/** The runs of the same schedule beside one; null: there is none. */
export interface Neighbours {
  previousId: string | null;
  nextId: string | null;
}

interface NeighbourLinksProps {
  execution: Pick<ExecutionDetail, 'id' | 'scheduleId'>;
  /** What the server painted. */
  painted: Neighbours;
}

/** To the run before and the run after. */
export function NeighbourLinks({ execution: { id, scheduleId }, painted }: NeighbourLinksProps) {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: neighboursKey(scheduleId, id),
    queryFn: async () => expectOk(await readNeighbours({ id, scheduleId })),
    initialData: painted,
    // Only the newest run can get another neighbour.
    enabled: ({ state }) => state.data?.nextId === null,
  });
  const go = (to: string | null) => {
    if (to !== null) router.push(`/executions/${to}`);
  };
  useShortcuts('Execution', [
    { keys: '[', label: 'Previous run of this schedule', run: () => go(data.previousId) },
    { keys: ']', label: 'Next run of this schedule', run: () => go(data.nextId) },
    // As in the lists, where the newest is on top: down leads to what was before.
    { keys: 'j', label: 'Previous run, as in a list', run: () => go(data.previousId) },
    { keys: 'k', label: 'Next run, as in a list', run: () => go(data.nextId) },
  ]);
  return (
    <div className="flex">
      <NeighbourLink id={data.previousId} icon={ArrowLeft} label="Previous run" hotkey="[" />
      <NeighbourLink id={data.nextId} icon={ArrowRight} label="Next run" hotkey="]" />
    </div>
  );
}

interface NeighbourLinkProps {
  id: string | null;
  icon: LucideIcon;
  label: string;
  hotkey: string;
}

function NeighbourLink({ id, icon: Icon, label, hotkey }: NeighbourLinkProps) {
  if (id === null) {
    return (
      <Button look="ghost" size="icon" disabled aria-label={label}>
        <Icon aria-hidden />
      </Button>
    );
  }
  return (
    <Tooltip
      content={
        <span className="flex items-center gap-2">
          {label} of this schedule <Kbd>{hotkey}</Kbd>
        </span>
      }
    >
      <Button asChild look="ghost" size="icon">
        <Link href={`/executions/${id}`} aria-label={label}>
          <Icon aria-hidden />
        </Link>
      </Button>
    </Tooltip>
  );
}
