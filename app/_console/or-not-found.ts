import { notFound } from 'next/navigation';
import { ServiceError } from '@/lib/services/errors';

/** What was read; what isn't there becomes the not-found page. */
export async function orNotFound<Found>(reading: Promise<Found>): Promise<Found> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not_found') notFound();
    throw error;
  }
}
