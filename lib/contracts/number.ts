import { z } from 'zod';

/** Whole number between two bounds, both included; one message for whatever is wrong with it. */
export function wholeNumber(label: string, { min, max }: { min: number; max: number }) {
  const error = `${label} must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, error).max(max, error);
}

/** The same of a query string, where numbers come as texts. */
export function queryNumber(label: string, { min, max }: { min: number; max: number }) {
  const error = `${label} must be a whole number from ${min} to ${max}`;
  return z.coerce.number<number | string>({ error }).int(error).min(min, error).max(max, error);
}
