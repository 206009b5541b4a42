import type { ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import type { ReceivedCall } from './received-call';

export interface Visit {
  call: ReceivedCall;
  response: ServerResponse;
  /** What follows the behaviour's name in the path, as in `503` of /status/503. */
  argument: string;
  /** Counts the calls with the same Idempotency-Key and path before this one. */
  earlierCalls: () => number;
}
type Behaviour = (visit: Visit) => void;

export const NAME = 'mock agent of the distributed scheduler';

const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** What the agent does, by the first part of the path; anything else answers 200. */
export const BEHAVIOURS: Readonly<Record<string, { usage: string; run: Behaviour }>> = {
  big: {
    usage: '/big/1000000000 answers with that many bytes',
    run: ({ argument, response }) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      stream(response, Number(argument) || 0);
    },
  },
  bomb: {
    usage: '/bomb/1000000000 answers with that many zeros, packed by gzip although nobody asked',
    run: ({ argument, response }) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' });
      const gzip = createGzip();
      gzip.pipe(response);
      response.on('close', () => gzip.destroy());
      stream(gzip, Number(argument) || 0, Buffer.alloc(CHUNK.length));
    },
  },
  delay: {
    usage: '/delay/2000 answers 200 after that many ms',
    run: (visit) => afterMs(visit.response, Number(visit.argument) || 0, () => answer(visit, 200)),
  },
  drip: {
    usage: '/drip/100 answers one byte each so many ms, without end',
    run: ({ argument, response }) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.write('x');
      const timer = setInterval(() => response.write('x'), Number(argument) || 100);
      response.on('close', () => clearInterval(timer));
    },
  },
  hang: { usage: '/hang never answers', run: () => {} },
  headers: {
    usage: '/headers/10000 answers 200 with that many headers',
    run: (visit) => {
      for (let n = 0; n < Number(visit.argument); n++) visit.response.setHeader(`x-${n}`, 'v');
      answer(visit, 200);
    },
  },
  redirect: {
    usage: '/redirect/http%3A%2F%2Fother%2F answers 302 to that address',
    run: (visit) => {
      visit.response.setHeader('location', decodeURIComponent(visit.argument));
      answer(visit, 302);
    },
  },
  reset: { usage: '/reset cuts the connection without an answer', run: ({ response }) => response.destroy() },
  'retry-after': {
    usage: '/retry-after/2 answers 429 with Retry-After: 2 at first, then 200 to the same Idempotency-Key',
    run: (visit) => {
      if (visit.earlierCalls() > 0) return answer(visit, 200);
      visit.response.setHeader('retry-after', decodeURIComponent(visit.argument));
      answer(visit, 429);
    },
  },
  sequence: {
    usage:
      '/sequence/500,hang,200 answers one after the other to the same Idempotency-Key, and never where it says hang, then the last',
    run: (visit) => {
      const steps = visit.argument.split(',');
      const step = steps[visit.earlierCalls()] ?? steps.at(-1);
      if (step !== 'hang') answer(visit, Number(step));
    },
  },
  status: { usage: '/status/503 answers 503', run: (visit) => answer(visit, Number(visit.argument)) },
};

/** Answers JSON that says what came. Values of headers that may be secrets are left out: answers are kept and shown. */
export function answer({ call, response }: Pick<Visit, 'call' | 'response'>, status: number): void {
  const valid = Number.isInteger(status) && status >= 200 && status <= 599;
  response.writeHead(valid ? status : 400, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      agent: NAME,
      received: {
        method: call.method,
        path: call.path,
        body: parseOrText(call.body),
        idempotencyKey: call.headers['idempotency-key'] ?? null,
        attempt: call.headers['x-scheduler-attempt'] ?? null,
        fireTime: call.headers['x-scheduler-fire-time'] ?? null,
        headerNames: Object.keys(call.headers),
      },
      receivedAt: new Date(call.receivedAt).toISOString(),
    }),
  );
}

function parseOrText(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function afterMs(response: ServerResponse, delayMs: number, task: () => void): void {
  const timer = setTimeout(task, delayMs);
  response.on('close', () => clearTimeout(timer));
}

/** Writes `bytes` bytes as fast as the reader takes them, holding one chunk in memory. */
function stream(target: NodeJS.WritableStream & { destroyed?: boolean }, bytes: number, chunk = CHUNK): void {
  let left = bytes;
  const writeMore = () => {
    while (left > 0 && !target.destroyed) {
      const part = left < chunk.length ? chunk.subarray(0, left) : chunk;
      left -= part.length;
      if (!target.write(part)) {
        target.once('drain', writeMore);
        return;
      }
    }
    if (!target.destroyed) target.end();
  };
  target.on('error', () => {
    left = 0;
  });
  writeMore();
}
