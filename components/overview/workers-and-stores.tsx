import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatAhead } from '@/components/time/format-duration';
import { StatusIcon, type StatusName } from '@/components/ui/status';
import { CapacityBar } from '@/components/workers/capacity-bar';
import { counted, workerStatus } from '@/components/workers/worker-words';
import type { Health } from '@/lib/contracts/health';
import type { Worker } from '@/lib/contracts/worker';
import { Pane } from './pane';

interface WorkersAndStoresProps {
  health: Health;
  workers: readonly Worker[];
}

/** Who does the work, and whether PostgreSQL and Redis answer. */
export function WorkersAndStores({ health, workers }: WorkersAndStoresProps) {
  const having = (...wanted: string[]) => workers.filter((worker) => wanted.includes(workerStatus(worker)));
  const alive = having('alive', 'clockOff');
  const clocksOff = having('clockOff');
  const silent = having('silent');
  const total = (of: (worker: Worker) => number) => alive.reduce((sum, worker) => sum + of(worker), 0);
  return (
    <Pane
      title="Workers and stores"
      aside={
        <Link href="/workers" className="text-accent-text hover:underline">
          All workers
        </Link>
      }
    >
      <ul aria-label="Workers and stores">
        {alive.length === 0 ? (
          <Line status="dead" name="No worker is alive">
            nothing fires
          </Line>
        ) : (
          <Line status="alive" name={`${counted(alive.length, 'worker')} alive`}>
            <CapacityBar running={total(({ running }) => running)} slots={total(({ slots }) => slots)} />
          </Line>
        )}
        {silent.length > 0 ? (
          <Line status="silent" name={`${counted(silent.length, 'worker')} silent`}>
            lease over
          </Line>
        ) : null}
        {clocksOff.length > 0 ? (
          <Line status="clockOff" name={`${counted(clocksOff.length, 'worker clock')} off`}>
            {formatAhead(worstOf(clocksOff))}
          </Line>
        ) : null}
        <Line status={health.database === 'ok' ? 'healthy' : 'unreachable'} name="PostgreSQL">
          {health.database === 'ok' ? 'answers' : 'can’t be reached'}
        </Line>
        <Line {...REDIS[health.redis]} name="Redis" />
      </ul>
    </Pane>
  );
}

const REDIS: Readonly<Record<Health['redis'], { status: StatusName; children: string }>> = {
  'not configured': { children: 'not configured; PostgreSQL coordinates', status: 'absent' },
  ok: { children: 'answers', status: 'healthy' },
  unreachable: { children: 'no answer; PostgreSQL coordinates', status: 'unreachable' },
};

/** The clock that is off the most. */
const worstOf = (workers: readonly Worker[]): number =>
  workers.map(({ clockOffsetMs }) => clockOffsetMs).toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0;

function Line({ status, name, children }: { status: StatusName; name: string; children: ReactNode }) {
  return (
    <li className="flex min-h-[26px] items-center gap-2.5">
      <StatusIcon status={status} />
      {name}
      <span className="ml-auto text-right text-text-muted">{children}</span>
    </li>
  );
}
