import { vi } from 'vitest';
import type { Operation } from '@/lib/contracts/operations/operation';
import { callApi } from '../call-api.fixture';
import { ALL_PRODUCERS } from './all-producers';
import { addressOf, type ContractApi, type Exchange } from './contract-api.fixture';
import { examplesOf } from './examples-of.fixture';
import { withoutDatabase } from './without-database.fixture';
import { withoutRequestsLeft } from './without-requests-left.fixture';

/** Longer than any limit of a body. */
const PATIENCE_MS = 60_000;

type PipelineProducer = (operation: Operation, api: ContractApi) => Promise<Response>;

/** What every request of an operation has: its type, and a key, so that the pipeline reads what comes. */
const usualHeaders = ({ body, method }: Operation): Record<string, string> => ({
  'Content-Type': body ? Object.keys(body.content)[0]! : 'application/json',
  ...(method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
});

/** Sends an operation's own example, with something changed. */
function send(
  operation: Operation,
  {
    body,
    headers = {},
    query = {},
  }: { body?: BodyInit; headers?: Record<string, string>; query?: Record<string, string> } = {},
): Promise<Response> {
  const [media] = Object.entries(operation.body?.content ?? {});
  const text = media && bodyText(media[0], Object.values(media[1].examples)[0]);
  const address = addressOf(operation, {
    params: examplesOf(operation.params),
    query: { ...examplesOf(operation.query), ...query },
  });
  return callApi(address, {
    body: body ?? text,
    headers: { ...usualHeaders(operation), ...headers },
    method: operation.method,
  });
}

const bodyText = (type: string, example: unknown) =>
  /\bjson$/.test(type) ? JSON.stringify(example) : String(example);

/** Makes the operation's own success happen, with further headers in its request. */
function succeed(operation: Operation, api: ContractApi, headers: Record<string, string>): Promise<Exchange> {
  const { operationId } = operation;
  const [success] = Object.entries(ALL_PRODUCERS[operationId] ?? {}).filter(
    ([status]) => Number(status) < 300,
  );
  if (!success) throw new Error(`Nothing produces a success of ${operationId}`);
  return success[1]({
    ...api,
    call: (id, options = {}) =>
      api.call(
        id,
        id === operationId ? { ...options, headers: { ...options.headers, ...headers } } : options,
      ),
  });
}

async function sendNeverEnding(operation: Operation): Promise<Response> {
  vi.useFakeTimers({ toFake: ['clearTimeout', 'setTimeout'] });
  try {
    const body = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
    const answer = send(operation, { body });
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    return await answer;
  } finally {
    vi.useRealTimers();
  }
}

async function sendKeyTwice(operation: Operation, api: ContractApi): Promise<Response> {
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const { options } = await succeed(operation, api, headers);
  const again = { ...options, body: { another: 'body' }, headers: { ...options.headers, ...headers } };
  return (await api.call(operation.operationId, again)).response;
}

/** How each answer of the common pipeline is got from any operation that documents it, by its status. */
export const PIPELINE_PRODUCERS: Readonly<Record<number, PipelineProducer>> = {
  204: async (operation, api) => (await succeed(operation, api, { Prefer: 'return=minimal' })).response,
  304: async (operation, api) => (await succeed(operation, api, { 'If-None-Match': '*' })).response,
  400: async (operation, api) => {
    if (operation.body || operation.method === 'POST')
      return send(operation, { body: new Uint8Array([0xff]) });
    const headers = { 'If-Match': 'no tag', 'If-None-Match': 'no tag' };
    return (await succeed(operation, api, headers)).response;
  },
  403: (operation) => send(operation, { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  408: sendNeverEnding,
  409: sendKeyTwice,
  413: (operation) => send(operation, { headers: { 'Content-Length': '1000000000' } }),
  415: (operation) => send(operation, { body: '{}', headers: { 'Content-Type': 'image/png' } }),
  422: (operation) => send(operation, { query: { surprise: '1' } }),
  429: (operation) => withoutRequestsLeft(() => send(operation)),
  503: (operation) => withoutDatabase(() => send(operation)),
};
