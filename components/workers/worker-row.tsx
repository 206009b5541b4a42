import type { ReactNode } from 'react';
import { formatAhead, formatFine, NO_DATA } from '@/components/time/format-duration';
import { Time } from '@/components/time/time';
import { cn } from '@/components/ui/class-names';
import { Status } from '@/components/ui/status';
import { Cell, Row, TwoLines } from '@/components/ui/table';
import { toneText } from '@/components/ui/tone';
import type { Worker } from '@/lib/contracts/worker';
import { CapacityBar } from './capacity-bar';
import { formatBeatAge, uptime, withCommas, workerNote, workerStatus } from './worker-words';

const second = 'text-12 text-text-faint';

/** One worker; of one that is gone only what is still true. On a phone: name and state, then slots and beat, then the rest. */
export function WorkerRow({ worker }: { worker: Worker }) {
  const { id, hostname, pid, version, held, lagMs, clockOffsetMs } = worker;
  const gone = worker.state !== 'alive';
  const measured = (value: ReactNode) => (gone ? NO_DATA : value);
  const clockTone = workerHasClockOff(worker) ? toneText.warning : undefined;
  return (
    <Row
      className={cn(
        'max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-start',
        gone && '[&>td]:text-text-faint',
      )}
    >
      <Cell className="max-md:block">
        <TwoLines>
          <span className="mono font-[550]" title={id}>
            {id.slice(-8)}
          </span>
          <span className={cn(second, 'flex overflow-hidden md:max-w-60')} title={hostname}>
            <span className="truncate">{hostname}</span>
            <span className="shrink-0 whitespace-pre"> · pid {pid}</span>
          </span>
        </TwoLines>
      </Cell>
      <Cell className="max-md:block">
        <StateCell worker={worker} />
      </Cell>
      <Cell className={cn(!gone && 'max-md:block')}>
        {measured(<CapacityBar running={worker.running} slots={worker.slots} />)}
      </Cell>
      <Cell className="text-right tabular-nums @max-[760px]:hidden">{measured(withCommas(held))}</Cell>
      <Cell className="text-right tabular-nums @max-[860px]:hidden">{measured(formatFine(lagMs))}</Cell>
      <Cell className={cn('text-right tabular-nums', clockTone)}>{measured(formatAhead(clockOffsetMs))}</Cell>
      <Cell className={cn('mono md:@max-[860px]:hidden', gone && 'max-md:block')}>{version}</Cell>
      <Cell className="text-text-muted tabular-nums max-md:block max-md:text-right max-md:text-12">
        <Beat worker={worker} />
      </Cell>
      {gone ? null : <PhoneCell worker={worker} />}
      <Cell className="text-right text-text-muted tabular-nums">
        {measured(<Time at={worker.startedAt}>{uptime(worker)}</Time>)}
      </Cell>
    </Row>
  );
}

function StateCell({ worker }: { worker: Worker }) {
  const note = workerNote(worker);
  return (
    <TwoLines className="max-md:justify-items-end">
      <Status status={workerStatus(worker)} />
      {note === null ? null : <span className={cn(second, 'pl-5')}>{note}</span>}
    </TwoLines>
  );
}

/** Its age was measured when it was read, so that no other clock than the database's has a say in it. */
function Beat({ worker: { state, seenAt, beatAgeMs } }: { worker: Worker }) {
  return state === 'alive' ? <Time at={seenAt}>{formatBeatAge(beatAgeMs)}</Time> : <Time at={seenAt} />;
}

/** What a phone has no columns for. */
function PhoneCell({ worker }: { worker: Worker }) {
  const { held, lagMs, clockOffsetMs, version } = worker;
  return (
    <td className="text-12 text-text-muted tabular-nums max-md:order-last max-md:col-span-2 md:hidden">
      {withCommas(held)} held · lag {formatFine(lagMs)} ·{' '}
      <span className={cn(workerHasClockOff(worker) && toneText.warning)}>
        clock {formatAhead(clockOffsetMs)}
      </span>{' '}
      · v{version} · up {uptime(worker)}
    </td>
  );
}

const workerHasClockOff = ({ warnings }: Worker): boolean =>
  warnings.some(({ code }) => code === 'clock_skew');
