import { vi } from 'vitest';
import type { Operation } from '@/lib/contracts/operations/operation';
import { callApi } from '../call-api.fixture';
import { addressOf } from './contract-api.fixture';
import { withoutDatabase } from './without-database.fixture';

/** Longer than any limit of a body. */
const PATIENCE_MS = 60_000;

type PipelineProducer = (operation: Operation) => Promise<Response>;

/** The first example of a parameter that needs one. */
function examplesOf(shape: Operation['params']): Record<string, string> {
  const entries = Object.entries(shape?.shape ?? {}).flatMap(([name, field]) => {
    const example = field.meta()?.examples;
    return Array.isArray(example) ? [[name, String(example[0])] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Sends an operation's own example, changed in one thing. */
function send(operation: Operation, change: RequestInit = {}): Promise<Response> {
  const [media] = Object.entries(operation.body?.content ?? {});
  const text = media && bodyText(media[0], Object.values(media[1].examples)[0]);
  const address = addressOf(operation, {
    params: examplesOf(operation.params),
    query: examplesOf(operation.query),
  });
  return callApi(address, {
    ...(media ? { body: text, headers: { 'Content-Type': media[0] } } : {}),
    method: operation.method,
    ...change,
  });
}

const bodyText = (type: string, example: unknown) =>
  /\bjson$/.test(type) ? JSON.stringify(example) : String(example);

const ofItsType = ({ body }: Operation) => ({ 'Content-Type': Object.keys(body!.content)[0]! });

async function sendNeverEnding(operation: Operation): Promise<Response> {
  vi.useFakeTimers({ toFake: ['clearTimeout', 'setTimeout'] });
  try {
    const body = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
    const answer = send(operation, { body, headers: ofItsType(operation) });
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    return await answer;
  } finally {
    vi.useRealTimers();
  }
}

/** How each answer of the common pipeline is got from any operation that documents it, by its status. */
export const PIPELINE_PRODUCERS: Readonly<Record<number, PipelineProducer>> = {
  400: (operation) => send(operation, { body: new Uint8Array([0xff]), headers: ofItsType(operation) }),
  403: (operation) => send(operation, { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  408: sendNeverEnding,
  413: (operation) =>
    send(operation, { headers: { ...ofItsType(operation), 'Content-Length': '1000000000' } }),
  415: (operation) => send(operation, { headers: { 'Content-Type': 'image/png' } }),
  503: (operation) => withoutDatabase(() => send(operation)),
};
