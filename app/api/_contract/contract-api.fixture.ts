import { ALL_OPERATIONS } from '@/lib/contracts/operations/all-operations';
import type { Operation } from '@/lib/contracts/operations/operation';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { newId } from '@/lib/domain/ids';
import { createServiceRig, type ServiceRig } from '@/lib/services/service-rig.fixture';
import { callApi } from '../call-api.fixture';
import type { SentRequest } from './answer-check.fixture';

export interface CallOptions {
  /** Path parameters. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Sent as JSON, or as `mediaType` when it is a text of another type. */
  body?: unknown;
  mediaType?: string;
}

/** An answer, and the request that it answers. */
export interface Exchange {
  operationId: string;
  options: CallOptions;
  request: SentRequest;
  response: Response;
}

/** What a producer has at hand: the API on a database of its own, and the database itself. */
export interface ContractApi {
  sql: ServiceRig['sql'];
  /** Calls the route handler of an operation. */
  call(operationId: string, options?: CallOptions): Promise<Exchange>;
  /** A schedule made by the API, with other settings where they matter. */
  makeSchedule(settings?: object): Promise<Schedule>;
  /** An id that names nothing. */
  nobody(): string;
  close(): Promise<void>;
}

/**
 * Makes one documented answer happen. The last call that it returns is checked against the document.
 */
export type Producer = (api: ContractApi) => Promise<Exchange>;
/** Producers by operationId, then by status. */
export type Producers = Readonly<Record<string, Readonly<Record<number, Producer>>>>;

export function operationOf(operationId: string): Operation {
  const found = ALL_OPERATIONS.find((operation) => operation.operationId === operationId);
  if (!found) throw new Error(`There is no operation ${operationId}`);
  return found;
}

/** The path and query of a request of an operation. */
export function addressOf({ path }: Operation, { params = {}, query = {} }: CallOptions): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
}

async function call(operationId: string, options: CallOptions = {}): Promise<Exchange> {
  const operation = operationOf(operationId);
  const { body, headers = {}, query = {} } = options;
  const type = options.mediaType ?? 'application/json';
  const text = /\bjson$/.test(type) ? JSON.stringify(body) : String(body);
  const hasBody = body !== undefined;
  const response = await callApi(addressOf(operation, options), {
    headers: { ...(hasBody ? { 'Content-Type': type } : {}), ...headers },
    method: operation.method,
    ...(hasBody ? { body: text } : {}),
  });
  return {
    operationId,
    options,
    request: { body: hasBody ? { type, value: body } : null, headers, query },
    response,
  };
}

const SETTINGS = {
  name: 'Contract',
  cronExpression: '0 9 * * *',
  agentId: 'contract-agent',
  agentUrl: 'https://agents.example.com/run',
};

/** The API as its process runs it, on a database of its own. */
export async function createContractApi(): Promise<ContractApi> {
  const rig = await createServiceRig();
  const DATABASE_URL = rig.context.runtime.config.database.url;
  Object.assign(process.env, { DATABASE_URL, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
  return {
    call,
    close: () => rig.close(),
    makeSchedule: async (settings = {}) => {
      const { response } = await call('createSchedule', { body: { ...SETTINGS, ...settings } });
      if (response.status !== 201) throw new Error(await response.text());
      return (await response.json()) as Schedule;
    },
    nobody: newId,
    sql: rig.sql,
  };
}
