import { HttpError } from './http-error';

const BODY_LIMIT_BYTES = 1_048_576;
const BODY_WITHIN_MS = 10_000;

/**
 * The body of a request, counted while it arrives: a length that the client claims is believed only when it is too large.
 *
 * @throws HttpError 413 over 1 MiB, 408 when it takes longer than 10 s
 */
export async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > BODY_LIMIT_BYTES) throw tooLarge();
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
      if (total > BODY_LIMIT_BYTES) {
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

const tooLarge = () => new HttpError(413, 'The body is larger than 1 MiB');
