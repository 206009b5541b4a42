import { shellQuote } from '../shell-quote';
import type { definitionOf } from './definition-of';

type Definition = ReturnType<typeof definitionOf>;

/** The command that makes such a schedule (docs/cli.md). What has no option of its own goes in as a file. */
export function toCli(definition: Definition): string {
  const { enabled, headers, pausedUntil, payload, retryPolicy, tags } = definition;
  const rest = { retryPolicy, ...(pausedUntil === null ? {} : { pausedUntil }) };
  const options: [string, string | number | null][] = [
    ['--name', definition.name],
    ['--description', definition.description],
    ['--cron', definition.cronExpression],
    ['--timezone', definition.timezone],
    ['--agent-id', definition.agentId],
    ['--agent-url', definition.agentUrl],
    ['--method', definition.httpMethod],
    ...Object.entries(headers).map(([name, value]): [string, string] => ['--header', `${name}: ${value}`]),
    ['--payload', payload === null || payload === undefined ? null : JSON.stringify(payload)],
    ...tags.map((tag): [string, string] => ['--tag', tag]),
    ['--timeout-ms', definition.timeoutMs],
    ['--priority', definition.priority],
    ['--on-worker-loss', definition.onWorkerLoss],
  ];
  return [
    `echo ${shellQuote(JSON.stringify(rest))} |`,
    'npx scheduler schedules create --file -',
    ...options.filter(([, value]) => value !== null).map(([name, value]) => `${name} ${wordOf(value!)}`),
    ...(enabled ? [] : ['--paused']),
  ].join(' \\\n  ');
}

const wordOf = (value: string | number) => (typeof value === 'number' ? String(value) : shellQuote(value));
