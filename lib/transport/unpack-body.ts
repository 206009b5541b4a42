import { PassThrough } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, constants as zlib } from 'node:zlib';
import { BodyCollector } from './body-collector';

// The end of the packed body may be missing, because only its beginning is kept.
const LENIENT = { finishFlush: zlib.Z_SYNC_FLUSH };

const UNPACKERS = {
  br: () => createBrotliDecompress({ finishFlush: zlib.BROTLI_OPERATION_FLUSH }),
  deflate: () => createInflate(LENIENT),
  gzip: () => createGunzip(LENIENT),
  identity: () => new PassThrough(),
  'x-gzip': () => createGunzip(LENIENT),
};

/**
 * Unpacks the kept part of a body that an agent packed although `identity` was asked for. The same bounds hold as for a body
 * that comes as it is, so that a bomb of any ratio takes no more memory than they say.
 *
 * @param encoding the content-encoding header
 * @returns null when it can't be unpacked: broken, or packed in another way
 */
export function unpackBody(packed: Buffer, encoding: string): Promise<BodyCollector | null> {
  const name = encoding.trim().toLowerCase();
  if (!Object.hasOwn(UNPACKERS, name)) return Promise.resolve(null);
  const unpacker = UNPACKERS[name as keyof typeof UNPACKERS]();
  return new Promise((resolve) => {
    const collector = new BodyCollector();
    unpacker.on('data', (chunk: Buffer) => {
      if (!collector.add(chunk)) unpacker.destroy();
    });
    unpacker.on('error', () => resolve(null));
    unpacker.on('close', () => resolve(collector));
    unpacker.end(packed);
  });
}
