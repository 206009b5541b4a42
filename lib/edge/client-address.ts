import type { IncomingMessage } from 'node:http';

/** Next.js hides the connection from routes, and lets a client write X-Forwarded-For; so the guard writes this one anew. */
const ADDRESS_HEADER = 'x-scheduler-client';

export function noteClientAddress({ headers, socket }: IncomingMessage): void {
  headers[ADDRESS_HEADER] = socket.remoteAddress ?? '';
}

/** The address that a request's connection comes from, "" when it isn't known. */
export const clientAddress = ({ headers }: Request): string => headers.get(ADDRESS_HEADER) ?? '';
