const PREFIX = 'scheduler-draft:';

/** Drafts in this browser. One that keeps nothing, as in some private windows, has none. */
export const draftStore = {
  read(key: string): string | null {
    return safely(() => localStorage.getItem(PREFIX + key)) ?? null;
  },
  /** @returns whether it is kept */
  write(key: string, text: string): boolean {
    return (
      safely(() => {
        localStorage.setItem(PREFIX + key, text);
        return true;
      }) === true
    );
  },
  remove(key: string): void {
    safely(() => localStorage.removeItem(PREFIX + key));
  },
};

function safely<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
