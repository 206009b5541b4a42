/** Looks words up; null for one that the table doesn't have, `constructor` too. */
export const dictionary =
  <Meaning>(table: Readonly<Record<string, Meaning>>) =>
  (word: string): Meaning | null =>
    Object.hasOwn(table, word) ? table[word]! : null;
