import { PageHead } from '@/components/shell/page-head';
import { CopyButton } from '@/components/ui/copy-button';
import { NoWorkersDrawing } from './no-workers-drawing';

const COMMAND = 'node --enable-source-maps dist/worker.js';

/** Nobody has worked for a day: what a worker is, and how to get one. */
export function NoWorkers() {
  return (
    <>
      <PageHead inline title="Workers" className="border-b" />
      <div className="grid justify-items-center px-6 pt-[72px] pb-12 text-center max-md:px-4 max-md:pt-12">
        <NoWorkersDrawing />
        <h2 className="mt-7 text-16 font-semibold">No worker has been here in the last 24 h</h2>
        <p className="mt-1 mb-5 max-w-[460px] text-text-muted">
          Workers call the agents when schedules are due; without one nothing fires. <code>npm start</code>{' '}
          and each container bring one along. Any number more can be started by hand, with the same
          environment.
        </p>
        <CopyButton look="secondary" size="md" noun="the command" label="Copy command" text={COMMAND} />
        <code className="mono mt-3 text-text-faint">{COMMAND}</code>
      </div>
    </>
  );
}
