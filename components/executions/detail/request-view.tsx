import { formatSpan } from '@/components/time/format-duration';
import { CodeBlock } from '@/components/ui/code-block';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { HeaderList } from './header-list';

/** What is sent, from the version that ran. The scheduler adds headers of its own to it. */
export function RequestView({ request }: Pick<ExecutionDetail, 'request'>) {
  if (!request)
    return <p className="text-text-muted">The version of the schedule that ran isn’t kept any more</p>;
  const { httpMethod, agentUrl, headers, payload, timeoutMs } = request;
  return (
    <div className="grid gap-3">
      <p className="mono break-all">
        <b className="font-semibold">{httpMethod}</b> {agentUrl}
      </p>
      {Object.keys(headers).length > 0 ? <HeaderList headers={headers} /> : null}
      {payload === null || payload === undefined ? null : (
        <CodeBlock label="Request body" text={JSON.stringify(payload, null, 2)} lineNumbers json />
      )}
      <p className="text-12 text-text-muted">
        Besides: Idempotency-Key, traceparent and X-Scheduler-… headers. Timeout {formatSpan(timeoutMs)} over
        the whole exchange
      </p>
    </div>
  );
}
