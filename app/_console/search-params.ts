export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The first value of a query parameter that may be given more than once. */
export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;
