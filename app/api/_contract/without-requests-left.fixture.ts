import { runtime } from '@/lib/services/runtime';

const SPENT = { isOver: true, limit: 600, remaining: 0, resetMs: 42_000 };

/** Does something as a client that has sent all requests of its minute. */
export async function withoutRequestsLeft<Result>(act: () => Promise<Result>): Promise<Result> {
  const process = runtime();
  const before = process.rateLimiter;
  process.rateLimiter = { count: async () => SPENT };
  try {
    return await act();
  } finally {
    process.rateLimiter = before;
  }
}
