/** What became of some of many things. */
interface Part<Done, Failed> {
  done: Done[];
  failed: Failed[];
}

export interface ChunkedResult<Item, Done, Failed> extends Part<Done, Failed> {
  /** Those that it didn't come to. */
  left: Item[];
  /** What ended it before all were done; null: nothing, or that it was stopped. */
  error: Error | null;
}

interface Chunking<Item, Done, Failed> {
  size: number;
  run: (items: Item[]) => Promise<Part<Done, Failed>>;
  onProgress: (count: number) => void;
  /** Ends it after the chunk that is under way. */
  signal: AbortSignal;
}

/** Does something to many, some at a time, so that it can be watched and stopped. What was done before an error stays told. */
export async function runInChunks<Item, Done, Failed>(
  items: readonly Item[],
  { size, run, onProgress, signal }: Chunking<Item, Done, Failed>,
): Promise<ChunkedResult<Item, Done, Failed>> {
  const result: ChunkedResult<Item, Done, Failed> = { done: [], error: null, failed: [], left: [] };
  for (let from = 0; from < items.length; from += size) {
    const chunk = items.slice(from, from + size);
    try {
      if (signal.aborted) return { ...result, left: items.slice(from) };
      const { done, failed } = await run(chunk);
      result.done.push(...done);
      result.failed.push(...failed);
      onProgress(from + chunk.length);
    } catch (error) {
      return { ...result, error: error as Error, left: items.slice(from) };
    }
  }
  return result;
}
