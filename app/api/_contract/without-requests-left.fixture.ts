import { RateLimiter } from '@/lib/coordination/rate-limiter';
import { runtime } from '@/lib/services/runtime';

/** Does something as a client that has sent all requests of its minute. */
export async function withoutRequestsLeft<Result>(act: () => Promise<Result>): Promise<Result> {
  const process = runtime();
  process.rateLimiter = new RateLimiter(null, 0);
  try {
    return await act();
  } finally {
    process.rateLimiter = null;
  }
}
