import { ArrowRight, Plus } from 'lucide-react';
import Link from 'next/link';
import { PageHead } from '@/components/shell/page-head';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { EXAMPLES, type Example } from '../form/examples';
import { EmptyDrawing } from './empty-drawing';

/** The first thing that a newcomer sees: what this is, and the button. @param title of the page that has nothing else to show */
export function EmptyList({ title = 'Schedules' }: { title?: string }) {
  return (
    <>
      <PageHead inline title={title} className="border-b" />
      <div className="grid grid-cols-[minmax(0,1fr)] justify-items-center px-6 pt-[72px] pb-12 text-center max-md:px-4 max-md:pt-12">
        <EmptyDrawing />
        <h2 className="mt-7 text-16 font-semibold">Nothing is scheduled</h2>
        <p className="mt-1 mb-5 max-w-[420px] text-text-muted">
          A schedule calls an agent’s URL at the times that you choose, retries when it fails, and keeps what
          the agent answered.
        </p>
        <div className="flex gap-2">
          <Button asChild look="primary">
            <Link href="/schedules/new">
              <Plus aria-hidden />
              Create schedule
            </Link>
          </Button>
          <CopyButton look="secondary" size="md" noun="the command" label="Copy as curl" text={exampleCurl} />
        </div>
        <section aria-labelledby="examples" className="mt-12 w-[560px] max-w-full text-left">
          <h3 id="examples" className="px-3 pb-2 text-12 text-text-muted">
            Or start from an example
          </h3>
          <ul>
            {EXAMPLES.map((example) => (
              <ExampleLine key={example.id} example={example} />
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function ExampleLine({ example }: { example: Example }) {
  return (
    <li className="border-t last:border-b">
      <Link
        href={`/schedules/new?example=${example.id}`}
        className="flex min-h-13 items-center gap-4 px-3 transition-colors hover:bg-surface-hover"
      >
        <span className="grid flex-1 leading-4">
          <span className="font-[550]">{example.title}</span>
          <span className="text-12 text-text-faint">{example.about}</span>
        </span>
        <span className="grid text-right leading-4">
          <span>{example.words}</span>
          <span className="mono text-text-faint">{example.values.cronExpression}</span>
        </span>
        <ArrowRight className="size-3.5 text-text-faint" aria-hidden />
      </Link>
    </li>
  );
}

/** The request that makes the same from a shell, to this very server. */
const exampleCurl = () =>
  [
    `curl -X POST ${location.origin}/api/schedules \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"name": "heartbeat", "cronExpression": "* * * * *", "agentId": "my-agent", "agentUrl": "https://agent.example/run"}'`,
  ].join('\n');
