import { ALL_OPERATIONS } from '@/lib/contracts/operations/all-operations';
import type { Operation } from '@/lib/contracts/operations/operation';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { faultsOfAnswer, type ReadAnswer } from '../_contract/answer-check.fixture';
import { readAnswer } from '../_contract/read-answer.fixture';
import { callApi } from '../call-api.fixture';
import { ROUTE_MODULES } from '../route-modules.fixture';
import { type FuzzRequest, KNOWN_ID } from './request.fixture';

/** Far beyond what any answer takes: one that takes longer hangs. */
const HANGS_AFTER_MS = 20_000;

/** What was made so far, for later requests to ask for. */
interface Made {
  executions: string[];
  schedules: string[];
}

/** Sends requests to the real handlers, and says what is wrong with their answers. */
export class FuzzRun {
  private readonly made: Made = { executions: [], schedules: [] };
  private sent = 0;
  /** Answers by their status. */
  readonly statuses: Record<number, number> = {};

  /** Begins with some things made, so that few requests ask for nothing. */
  constructor(...schedules: readonly string[]) {
    this.made.schedules.push(...schedules);
  }

  /** Sentences; empty when all is well. */
  async faultsOf(request: FuzzRequest): Promise<string[]> {
    const target = this.fill(request.target);
    if (target === null) return [];
    const answer = await this.send({ ...request, target });
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    const faults = answer.status >= 500 ? [`answered ${answer.status}: ${answer.body}`] : [];
    const operation = operationAt(request.method, target);
    if (operation) faults.push(...faultsOfAnswer(operation, answer).filter(() => !isMinimal(answer)));
    if (operation && answer.status < 300) faults.push(...(await this.faultsOfStored(answer)));
    return faults;
  }

  /** null: the router would refuse the path before any handler sees it. */
  private fill(target: string): string | null {
    const ids = target.startsWith('/api/executions/') ? this.made.executions : this.made.schedules;
    const filled = target.replaceAll(KNOWN_ID, () => {
      this.sent += 1;
      return ids[this.sent % ids.length] ?? KNOWN_ID;
    });
    try {
      const { pathname } = new URL(filled, 'http://localhost');
      decodeURIComponent(pathname);
      return pathname.includes('//') ? null : filled;
    } catch {
      return null;
    }
  }

  private async send({ target, ...init }: FuzzRequest): Promise<ReadAnswer> {
    let timer: NodeJS.Timeout | undefined;
    const hangs = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${HANGS_AFTER_MS} ms`)), HANGS_AFTER_MS);
    });
    try {
      return await Promise.race([callApi(target, init).then(readAnswer), hangs]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What was written is remembered, can be read, and can be sent back as it is shown. */
  private async faultsOfStored(answer: ReadAnswer): Promise<string[]> {
    const [kind, id] = placeOf(answer);
    if (kind === null) return [];
    if (!this.made[kind].includes(id)) this.made[kind].push(id);
    const at = `/api/${kind}/${id}`;
    const read = await this.send({ headers: {}, method: 'GET', target: at });
    if (read.status === 404) return [];
    const faults = faultsOfAnswer(operationAt('GET', at)!, read);
    if (read.status !== 200) return [...faults, `${at} answered ${read.status}: ${read.body}`];
    if (kind === 'executions') return faults;
    const headers = { 'Content-Type': 'application/json' };
    const again = await this.send({ body: read.body, headers, method: 'PUT', target: at });
    const { version } = JSON.parse(read.body) as Schedule;
    if (again.status !== 200 || (JSON.parse(again.body) as Schedule).version !== version)
      faults.push(`what ${at} showed was sent back: ${again.status} ${again.body}`);
    return faults;
  }
}

const isMinimal = ({ headers }: ReadAnswer) => headers.has('preference-applied');

/** What an answer is about, by its Location or its own id. */
function placeOf({ body, headers }: ReadAnswer): [keyof Made, string] | [null, null] {
  const [, kind, id] = /^\/api\/(executions|schedules)\/([\w-]+)$/.exec(headers.get('location') ?? '') ?? [];
  if (id) return [kind as keyof Made, id];
  if (!headers.get('content-type')?.startsWith('application/json')) return [null, null];
  const shown = JSON.parse(body) as { agentUrl?: unknown; id?: unknown; version?: unknown };
  return typeof shown?.id === 'string' && shown.agentUrl && shown.version
    ? ['schedules', shown.id]
    : [null, null];
}

const patterns = [...ROUTE_MODULES.keys()].map(
  (template) =>
    [template, new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)] as const,
);

/** The operation that a request is one of, as the router sees it; undefined when it is none. */
function operationAt(method: string, target: string): Operation | undefined {
  const { pathname } = new URL(target, 'http://localhost');
  const [template] = patterns.find(([, pattern]) => pattern.test(pathname)) ?? [];
  return ALL_OPERATIONS.find((operation) => operation.method === method && operation.path === template);
}
