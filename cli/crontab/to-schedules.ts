import { createHash } from 'node:crypto';
import type { ImportItem } from '@/clients/typescript/scheduler-api';
import { printable } from '../output/printable';
import { maskSecrets } from './mask-secrets';
import { type CrontabEntry, type Loss, readCrontab } from './read-crontab';
import { type CurlRequest, readCurl } from './read-curl';
import { UnclearCurlError } from './unclear-curl-error';

/** Who is called for commands that are no clear curl, and what the file doesn't say. */
export interface CrontabTemplate {
  /** Is sent `{ command, stdin? }`; undefined: such commands are lost. */
  agentUrl?: string;
  agentId?: string;
  /** Zone of entries that no CRON_TZ stands above. */
  timezone: string;
  hasUser: boolean;
  /** Goes before each name. */
  prefix?: string;
}

const NAME_LENGTH = 200;
const DESCRIPTION_LENGTH = 2_000;
/** Hexadecimal digits that tell names apart which leave something out. */
const MARK_LENGTH = 6;
const DEFAULT_AGENT_ID = 'crontab';

/**
 * The schedules that stand for the entries of a crontab, and what of it they can't keep. Neither names nor losses show secrets.
 *
 * @returns also the line of each schedule
 */
export function toSchedules(
  text: string,
  template: CrontabTemplate,
  nowMs: number,
): { schedules: ImportItem[]; lines: number[]; losses: Loss[] } {
  const { entries, losses } = readCrontab(text, { hasUser: template.hasUser, nowMs });
  const schedules: ImportItem[] = [];
  const lines: number[] = [];
  const uses = new Map<string, number>();
  for (const entry of entries) {
    const { call, lost } = callOf(entry, template);
    losses.push(...lost.map((reason) => ({ ...placeOf(entry), isWhole: call === null, reason })));
    if (call === null) continue;
    const use = (uses.get(call.name) ?? 0) + 1;
    uses.set(call.name, use);
    lines.push(entry.line);
    schedules.push({
      ...call,
      name: use === 1 ? call.name : `${call.name} (${use})`,
      cronExpression: entry.cronExpression,
      timezone: entry.timezone ?? template.timezone,
      ...(entry.comment === null ? {} : { description: entry.comment.slice(0, DESCRIPTION_LENGTH) }),
    });
  }
  const shown = losses.map((loss) => ({ ...loss, text: maskSecrets(loss.text) }));
  return { lines, losses: shown.sort((a, b) => a.line - b.line), schedules };
}

const placeOf = ({ line, text }: CrontabEntry) => ({ line, text });

/** What an entry calls; null: it can't be kept, and `lost` says why. */
interface EntryCall {
  call: Omit<ImportItem, 'cronExpression'> | null;
  lost: string[];
}

function callOf(
  { command, stdin }: CrontabEntry,
  { agentId, agentUrl, prefix = '' }: CrontabTemplate,
): EntryCall {
  const { request, unclear } = readClearCurl(command, stdin);
  if (request) return curlCall(request, { agentId, prefix });
  if (agentUrl === undefined) {
    const reason = unclear === null ? 'it is a command of this machine' : `its curl is not clear: ${unclear}`;
    return { call: null, lost: [`${reason}; --agent-url names an agent that runs such commands`] };
  }
  const shown = maskSecrets(printable(command));
  const leftOut = (shown === command ? '' : command) + (stdin ?? '');
  const name = nameOf(prefix + shown, leftOut);
  const payload = stdin === null ? { command } : { command, stdin };
  const lost =
    unclear === null
      ? []
      : [`its curl is not clear (${unclear}), so the agent is sent all of it as {"command": …}, unmasked`];
  return { call: { agentId: agentId ?? DEFAULT_AGENT_ID, agentUrl, name, payload }, lost };
}

/**
 * A name that fits. Schedules are the same when their names are, so that what a name leaves out is told by a mark.
 *
 * @param leftOut '': nothing
 */
function nameOf(text: string, leftOut: string): string {
  if (leftOut === '' && text.length <= NAME_LENGTH) return text.trim();
  const mark = createHash('sha256')
    .update(text + leftOut)
    .digest('hex')
    .slice(0, MARK_LENGTH);
  return `${text.slice(0, NAME_LENGTH).trim()} #${mark}`;
}

function readClearCurl(
  command: string,
  stdin: string | null,
): { request: CurlRequest | null; unclear: string | null } {
  try {
    const request = readCurl(command);
    if (request && stdin !== null) return { request: null, unclear: 'it reads an input' };
    return { request, unclear: null };
  } catch (error) {
    if (error instanceof UnclearCurlError) return { request: null, unclear: error.message };
    throw error;
  }
}

/** Named without its query and data, which may have secrets as its headers may. */
function curlCall(
  { lost, maxAttempts, ...request }: CurlRequest,
  { agentId, prefix }: { agentId: string | undefined; prefix: string },
): EntryCall {
  const { host, hostname, pathname, search } = new URL(request.agentUrl);
  const leftOut = search + (request.payload === null ? '' : JSON.stringify(request.payload));
  const call = {
    ...request,
    agentId: agentId ?? hostname,
    name: nameOf(`${prefix}${request.httpMethod} ${host}${pathname}`, leftOut),
    ...(maxAttempts === undefined ? {} : { retryPolicy: { maxAttempts } }),
  };
  return { call, lost };
}
