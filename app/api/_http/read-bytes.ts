import { HttpError } from './http-error';

const MEBIBYTE = 1_048_576;
export const BODY_LIMIT_BYTES = MEBIBYTE;
const BODY_WITHIN_MS = 10_000;

/** A body can be read once, and both the pipeline (for a request's key) and its route want it. */
const bodies = new WeakMap<Request, Promise<Uint8Array>>();

/**
 * The body of a request, counted while it arrives: a length that the client claims is believed only when it is too large.
 *
 * @throws HttpError 413 over the limit, 408 when it takes longer than 10 s
 */
export function readBytes(request: Request, limitBytes = BODY_LIMIT_BYTES): Promise<Uint8Array> {
  const known = bodies.get(request);
  if (known) return known;
  const reading = read(request, limitBytes);
  bodies.set(request, reading);
  return reading;
}

async function read(request: Request, limitBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new HttpError(413, `The body is larger than ${limitBytes / MEBIBYTE} MiB`);
  if (Number(request.headers.get('content-length')) > limitBytes) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void reader.cancel().catch(() => {}); // the pending read ends, whatever the client does
  }, BODY_WITHIN_MS);
  try {
    const chunks: Uint8Array[] = [];
    let total = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      total += part.value.byteLength;
      if (total > limitBytes) {
        void reader.cancel().catch(() => {}); // the rest is of no use
        throw tooLarge();
      }
      chunks.push(part.value);
    }
    if (isLate) throw new HttpError(408, `The body did not arrive within ${BODY_WITHIN_MS / 1_000} s`);
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
  }
}
