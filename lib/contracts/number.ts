import { z } from 'zod';

/** Whole number between two bounds, both included; one message for whatever is wrong with it. */
export function wholeNumber(label: string, { min, max }: { min: number; max: number }) {
  const error = `${label} must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, error).max(max, error);
}

/** The same of a query string, where numbers come as texts: of decimal digits alone, since `0x10` or `1e1` are slips. */
export function queryNumber(label: string, bounds: { min: number; max: number }) {
  const digits = (given: number | string) =>
    typeof given !== 'string' ? given : /^\d+$/.test(given) ? Number(given) : Number.NaN;
  return z.preprocess(digits, wholeNumber(label, bounds));
}
