'use client';

import { formatDuration } from '@/components/time/format-duration';
import { cn } from '@/components/ui/class-names';
import { toneText } from '@/components/ui/tone';
import { withCommas } from '@/components/workers/worker-words';
import type { Stats } from '@/lib/contracts/stats';
import { formatRate } from './format-rate';
import { Pane } from './pane';
import { WINDOW_FORMS, WINDOWS } from './stats-window';

/** A span that is so much worse than the week isn't as usual. */
const WORSE_BY = 0.01;

/** The same measures over each span: is the last hour like the week? */
export function SpansTable({ spans }: { spans: readonly Stats[] }) {
  const usual = spans[WINDOWS.indexOf('7d')]?.data[0]?.successRate ?? null;
  return (
    <Pane title="Is it as usual?">
      <table className="w-full border-separate border-spacing-0 text-right tabular-nums [&_td]:border-b [&_td]:py-[3px] [&_th]:border-b [&_th]:py-[3px] [&_th]:font-normal [&_th]:text-text-muted [&_tr:last-child>*]:border-b-0">
        <caption className="sr-only">Runs, success rate and lateness by span</caption>
        <thead className="text-12">
          <tr>
            <th scope="col" className="text-left">
              Last
            </th>
            <th scope="col">runs</th>
            <th scope="col">succeeded</th>
            <th scope="col">late p50</th>
            <th scope="col">p99</th>
          </tr>
        </thead>
        <tbody>
          {WINDOWS.map((window, index) => {
            const all = spans[index]?.data[0];
            const rate = all?.successRate ?? null;
            const isPoor = rate !== null && usual !== null && rate < usual - WORSE_BY;
            return (
              <tr key={window}>
                <th scope="row" className="text-left">
                  {WINDOW_FORMS[window].words}
                </th>
                <td>{withCommas(all?.count ?? 0)}</td>
                <td className={cn(isPoor && ['font-medium', toneText.danger])}>{formatRate(rate)}</td>
                <td>{formatDuration(all?.latenessMs?.p50)}</td>
                <td>{formatDuration(all?.latenessMs?.p99)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Pane>
  );
}
