/** The first of these that stands there a second time. */
export const findRepeated = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) < index);
