import { withCommas } from '@/components/workers/worker-words';
import type { Stats } from '@/lib/contracts/stats';
import { formatRate } from './format-rate';
import { Pane } from './pane';

/** The agents that failed most, with bars that compare them. */
export function AgentFailures({ agents, words }: { agents: Stats; words: string }) {
  const failing = agents.data.filter(({ failed }) => failed > 0);
  const most = Math.max(1, ...failing.map(({ failed }) => failed));
  return (
    <Pane title="Which agents fail?" about={`failed runs, last ${words}`}>
      {failing.length === 0 ? (
        <p className="text-text-muted">None.</p>
      ) : (
        <table className="w-full border-separate border-spacing-0 tabular-nums">
          <caption className="sr-only">Failed runs by agent, last {words}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Agent</th>
              <th scope="col">Failed</th>
              <th scope="col">Succeeded</th>
            </tr>
          </thead>
          <tbody>
            {failing.map(({ count, failed, key, successRate }) => (
              <tr key={key}>
                <th
                  scope="row"
                  className="h-7 w-1/4 max-w-40 truncate pr-4 text-left font-normal"
                  title={key ?? ''}
                >
                  {key}
                </th>
                <td>
                  <span className="flex items-center gap-2.5">
                    <span
                      aria-hidden
                      className="h-3 min-w-0.5 rounded-[2px] bg-danger-solid"
                      style={{ width: `${(55 * failed) / most}%` }}
                    />
                    <span className="text-12 whitespace-nowrap text-text-muted">
                      {withCommas(failed)} of {withCommas(count)}
                    </span>
                  </span>
                </td>
                <td className="text-right text-12 whitespace-nowrap text-text-muted max-md:hidden">
                  {formatRate(successRate)} succeeded
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Pane>
  );
}
