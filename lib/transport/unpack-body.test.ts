import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { KEPT_BYTES, READ_BYTES } from './body-collector';
import { unpackBody } from './unpack-body';

const text = 'Hello agent! '.repeat(100);

describe('unpackBody', () => {
  it.each([
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['gzip', gzipSync(text)],
    [' GZIP ', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['identity', Buffer.from(text)],
  ])('unpacks %s', async (encoding, packed) => {
    expect((await unpackBody(packed, encoding))?.kept.toString()).toBe(text);
  });

  it.each(['gzip', 'deflate', 'br'])('unpacks the beginning of a %s body that was cut', async (encoding) => {
    const random = Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7919 + (n >> 3)) & 0xff));
    const pack = { br: brotliCompressSync, deflate: deflateSync, gzip: gzipSync }[encoding]!;
    const packed = pack(random);
    const unpacked = await unpackBody(packed.subarray(0, packed.length - 20), encoding);
    expect(unpacked).not.toBeNull();
    expect(random.subarray(0, unpacked!.bytes).equals(unpacked!.kept)).toBe(true);
  });

  it('stops a bomb soon after what is read of any body', async () => {
    const unpacked = await unpackBody(gzipSync(Buffer.alloc(20 * READ_BYTES), { level: 1 }), 'gzip');
    expect(unpacked!.overflowed).toBe(true);
    expect(unpacked!.bytes).toBeLessThan(READ_BYTES + 2 * KEPT_BYTES);
    expect(unpacked!.kept).toHaveLength(KEPT_BYTES);
  });

  it.each(['gzip', 'br', 'zstd', 'gzip, br', 'constructor', ''])(
    'gives null for broken or unknown "%s"',
    async (encoding) => {
      expect(await unpackBody(Buffer.from('not packed'), encoding)).toBeNull();
    },
  );
});
