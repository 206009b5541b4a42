/** Why a request is answered before Next.js sees what it asks for. */
export const REFUSALS = ['cross-site', 'host', 'method', 'options', 'path'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Tells the route of unknown addresses, where refused requests are sent, what to answer. Whatever a client sends in it is dropped. */
export const REFUSAL_HEADER = 'x-scheduler-refusal';

export const refusalIn = ({ headers }: Request): Refusal | undefined =>
  REFUSALS.find((refusal) => refusal === headers.get(REFUSAL_HEADER));
