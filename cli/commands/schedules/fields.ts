import type { Command } from 'commander';
import type { updateSchedule } from '@/clients/typescript/scheduler-api';
import { HTTP_METHODS, WORKER_LOSS_POLICIES } from '@/lib/domain/schedule-definition';
import { usageError } from '../../cli-error';
import { findRepeated } from '../../input/find-repeated';
import { readJsonOption } from '../../input/read-json-option';
import { wholeNumber } from '../../input/whole-number';
import type { Session } from '../../session';
import { choice, collect } from '../command';

/** Any of the fields of a schedule. */
export type Fields = Parameters<typeof updateSchedule>[1];

export interface FieldOptions {
  agentId?: string;
  agentUrl?: string;
  cron?: string;
  description?: string;
  header?: string[];
  maxAttempts?: string;
  method?: string;
  name?: string;
  onWorkerLoss?: string;
  payload?: string;
  priority?: string;
  removeHeader?: string[];
  tag?: string[];
  timeoutMs?: string;
  timezone?: string;
}

/** The options for the fields of a schedule. */
export const takesFields = (command: Command): Command =>
  command
    .option('--name <name>', 'what people call it')
    .option('--cron <expression>', 'when it fires, such as "0 9 * * 1-5" or @daily')
    .option('--timezone <zone>', 'IANA zone of the cron expression (UTC when a new one has none)')
    .option('--agent-id <id>', 'who is called')
    .option('--agent-url <url>', 'what is called')
    .addOption(choice('--method <method>', 'HTTP method (POST when a new one has none)', HTTP_METHODS))
    .option('--header <header>', 'a header such as "X-Team: ops"; may be repeated', collect)
    .option('--payload <json>', 'what is sent, as JSON; @file reads it from a file')
    .option('--description <text>', 'what it is for')
    .option('--tag <tag>', 'a tag; may be repeated', collect)
    .option('--timeout-ms <ms>', 'how long a call may take')
    .option('--max-attempts <count>', 'calls of one execution at the most')
    .option('--priority <number>', '-100 to 100; the highest start first')
    .addOption(
      choice('--on-worker-loss <what>', 'what becomes of a call whose worker is lost', WORKER_LOSS_POLICIES),
    );

/**
 * The fields that the command line has, and no others. What is wrong with them the service says.
 *
 * @throws CliError when one can't be read
 */
export async function toFields({ environment }: Session, options: FieldOptions): Promise<Fields> {
  const { header, maxAttempts, payload, priority, removeHeader = [], tag, timeoutMs } = options;
  const fields = {
    agentId: options.agentId,
    agentUrl: options.agentUrl,
    cronExpression: options.cron,
    description: options.description,
    headers: header || removeHeader.length > 0 ? toHeaders(header ?? [], removeHeader) : undefined,
    httpMethod: options.method as Fields['httpMethod'],
    name: options.name,
    onWorkerLoss: options.onWorkerLoss as Fields['onWorkerLoss'],
    payload:
      payload === undefined ? undefined : await readJsonOption('--payload', payload, environment.stdin),
    priority: toNumber('--priority', priority),
    retryPolicy: maxAttempts && { maxAttempts: toNumber('--max-attempts', maxAttempts) },
    tags: tag,
    timeoutMs: toNumber('--timeout-ms', timeoutMs),
    timezone: options.timezone,
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Fields;
}

function toHeaders(given: readonly string[], removed: readonly string[]): Record<string, string | null> {
  const entries = given.map((header): [string, string] => {
    const colon = header.indexOf(':');
    if (colon < 1) throw usageError(`--header must be such as "X-Team: ops"; got "${header}"`);
    return [header.slice(0, colon).trim(), header.slice(colon + 1).trim()];
  });
  const twice = findRepeated(
    [...removed, ...entries.map(([name]) => name)].map((name) => name.toLowerCase()),
  );
  if (twice !== undefined) throw usageError(`The header ${twice} is given twice`);
  return Object.fromEntries<string | null>([
    ...removed.map((name): [string, null] => [name, null]),
    ...entries,
  ]);
}

const toNumber = (option: string, text: string | undefined) =>
  text === undefined ? undefined : wholeNumber(option, text);
