import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One call as the agent saw it. */
export interface ReceivedCall {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  /** The body as text, at most its first MiB. */
  body: string;
  /** Epoch ms of the agent's clock when the head of the request had come. */
  receivedAt: number;
}

const LONGEST_BODY = 1024 * 1024;

/** Reads a request to its end. Rejects when the caller goes away before. */
export async function receiveCall(request: IncomingMessage): Promise<ReceivedCall> {
  const receivedAt = Date.now();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length < LONGEST_BODY) chunks.push(chunk);
    length += chunk.length;
  }
  return {
    method: request.method ?? '',
    path: request.url ?? '/',
    headers: request.headers,
    body: Buffer.concat(chunks).subarray(0, LONGEST_BODY).toString('utf8'),
    receivedAt,
  };
}
