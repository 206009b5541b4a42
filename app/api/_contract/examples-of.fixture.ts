import type { z } from 'zod';

/** The first example of each parameter that can't be left out. */
export function examplesOf(parameters: z.ZodObject | undefined): Record<string, string> {
  const entries = Object.entries((parameters?.shape ?? {}) as Record<string, z.ZodType>)
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name, field]) => {
      const [example] = (field.meta()?.examples ?? []) as unknown[];
      if (example === undefined) throw new Error(`The parameter ${name} has no example`);
      return [name, String(example)] as const;
    });
  return Object.fromEntries(entries);
}
