import { headers } from 'next/headers';
import { isSameOrigin } from '@/lib/edge/same-origin';
import type { ServiceContext } from '@/lib/services/context';
import { ServiceError } from '@/lib/services/errors';
import { type ActionResult, failure } from './action-result';
import { consoleContext } from './console-context';

/** Runs a use case for a person at the console: checks where the request comes from, and turns errors into an answer. */
export async function runAction<Data>(
  work: (context: ServiceContext) => Promise<Data>,
): Promise<ActionResult<Data>> {
  const requestHeaders = await headers();
  const allowed = isSameOrigin({
    origin: requestHeaders.get('origin'),
    host: requestHeaders.get('host'),
    secFetchSite: requestHeaders.get('sec-fetch-site'),
  });
  if (!allowed) return failure('forbidden', 'This request did not come from the console');
  try {
    return {
      ok: true,
      data: await work(consoleContext()),
    };
  } catch (error) {
    if (error instanceof ServiceError) return failure(error.code, error.message, error.errors);
    console.error(error);
    return failure('internal', 'The server failed; its log has the cause');
  }
}
