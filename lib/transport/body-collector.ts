/** What is kept of an answer's body. */
export const KEPT_BYTES = 64 * 1024;
/** What is read of it at all; past that the connection is cut. */
export const READ_BYTES = 8 * 1024 * 1024;

const NOTHING = Buffer.alloc(0);

/** Keeps the beginning of a body and counts the rest, in constant memory whatever the size and number of chunks. */
export class BodyCollector {
  /** Bytes seen. */
  bytes = 0;
  private buffer: Buffer | null = null;
  private keptBytes = 0;

  /** @returns false when the body has grown past what is read */
  add(chunk: Buffer): boolean {
    this.bytes += chunk.length;
    if (this.buffer === null) {
      // Most answers are one chunk, which needs no copy.
      this.buffer = chunk.subarray(0, KEPT_BYTES);
      this.keptBytes = this.buffer.length;
    } else if (this.keptBytes < KEPT_BYTES) {
      this.append(chunk);
    }
    return !this.overflowed;
  }

  get overflowed(): boolean {
    return this.bytes > READ_BYTES;
  }

  get truncated(): boolean {
    return this.bytes > this.keptBytes;
  }

  /** At most 64 KiB from the beginning. */
  get kept(): Buffer {
    return this.buffer?.subarray(0, this.keptBytes) ?? NOTHING;
  }

  private append(chunk: Buffer): void {
    if (this.buffer!.length < KEPT_BYTES) {
      const grown = Buffer.allocUnsafe(KEPT_BYTES);
      this.buffer!.copy(grown, 0, 0, this.keptBytes);
      this.buffer = grown;
    }
    this.keptBytes += chunk.copy(this.buffer!, this.keptBytes, 0, KEPT_BYTES - this.keptBytes);
  }
}
