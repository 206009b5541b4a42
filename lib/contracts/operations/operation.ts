import type { z } from 'zod';
import type { HeaderName } from './headers';

/** One representation of a body: its schema, and examples by their names. */
export interface Media {
  schema: z.ZodType;
  examples: Readonly<Record<string, unknown>>;
}
/** A body by its media type. */
export type Content = Readonly<Record<string, Media>>;

export interface Answer {
  description: string;
  /** Absent: no body. */
  content?: Content;
  /** Beside X-Request-Id, which all have. Those listed are always there. */
  headers?: readonly HeaderName[];
}
/** Answers by their status. */
export type Answers = Readonly<Record<number, Answer>>;

export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
export type Tag = (typeof TAGS)[number]['name'];

/** What the document groups operations by, in its order. */
export const TAGS = [
  { name: 'Schedules', description: 'What to call, and when.' },
  { name: 'Executions', description: 'Runs of schedules, and the calls that they made.' },
  { name: 'Recurrence', description: 'What cron expressions mean.' },
  { name: 'Statistics', description: 'What has ended, how well and how fast.' },
  { name: 'Workers', description: 'The processes that run schedules.' },
  { name: 'Events', description: 'Listening to what changes.' },
  { name: 'Service', description: 'The service itself: its health and its document.' },
] as const;

export interface Operation {
  operationId: string;
  method: Method;
  /** With parameters in braces, as OpenAPI has them. */
  path: `/api/${string}`;
  tag: Tag;
  summary: string;
  description?: string;
  /** Path parameters; each needs an example (`.meta({ examples: […] })`). */
  params?: z.ZodObject;
  /** Query parameters; required ones need an example. */
  query?: z.ZodObject;
  /** Request headers of its own; `requestHeadersOf` adds those that the common pipeline looks at. */
  headers?: z.ZodObject;
  body?: { required: boolean; content: Content };
  /** What is particular to it; `answersOf` adds what the common pipeline answers. */
  answers: Answers;
  /** It answers a file that is sent while it is made, so that it has no tag. */
  isFile?: true;
  /** false: it answers without the database. */
  usesDatabase?: false;
}

/** Whether it reads something in JSON, which has a tag then. */
export const isRepresentation = ({ answers, isFile, method }: Operation): boolean =>
  method === 'GET' && !isFile && answers[200]?.content?.['application/json'] !== undefined;

/** A body in JSON with one example. */
export const json = (schema: z.ZodType, example: unknown): Content => ({
  'application/json': { schema, examples: { default: example } },
});
