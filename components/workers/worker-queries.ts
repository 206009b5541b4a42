import { fetchJson } from '@/components/live/fetch-json';
import type { Page } from '@/lib/contracts/page';
import type { Worker } from '@/lib/contracts/worker';

export type WorkerPage = Page<Worker>;

/** All workers of one page: more than anybody runs, and gone ones only in a crash loop. */
export const WORKERS_SHOWN = 200;

export const WORKERS_KEY = ['workers'] as const;

/** @throws ApiError, or what fetch throws */
export const fetchWorkers = (signal: AbortSignal): Promise<WorkerPage> =>
  fetchJson(`/api/workers?limit=${WORKERS_SHOWN}`, signal);
