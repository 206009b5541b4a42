/** Runs once in each server process of Next.js, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { redirectUnanswerable } = await import('@/lib/observability/redirect-unanswerable');
  redirectUnanswerable();
}
