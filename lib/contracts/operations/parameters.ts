import { z } from 'zod';

/** Ids that the examples of the document speak of. */
export const EXAMPLE_IDS = {
  execution: '01980a4e-3c00-8000-8000-5f0e5f1c2d3a',
  schedule: '01980a3f-52c1-7d3e-9b1a-4c7f0a9e6b21',
  worker: '01980a30-0000-7aaa-8bbb-1c2d3e4f5a6b',
} as const;

/** The id in a path. Any text is taken; one that names nothing is not found. */
export const scheduleIdParams = z.object({
  id: z.string().meta({ description: 'The id of the schedule', examples: [EXAMPLE_IDS.schedule] }),
});

export const executionIdParams = z.object({
  id: z.string().meta({ description: 'The id of the execution', examples: [EXAMPLE_IDS.execution] }),
});
