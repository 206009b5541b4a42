import type { Query } from '@tanstack/react-query';

const POLL_MS = 2_000;
const RETRY_MS = 4_000;

/** How long until a live query asks again; only while its page is visible. */
export const pollInterval = (query: Pick<Query, 'state'>): number =>
  query.state.status === 'error' ? RETRY_MS : POLL_MS;
