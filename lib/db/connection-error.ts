const REASONS: Record<string, string> = {
  '28000': 'the role may not log in',
  '28P01': 'the password is wrong',
  '3D000': 'the database does not exist',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up or shutting down',
  CONNECT_TIMEOUT: 'it did not answer in time',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  EHOSTUNREACH: 'the host can not be reached',
  ENOTFOUND: 'the host name is unknown',
  ETIMEDOUT: 'it did not answer in time',
};

/** PostgreSQL can't be used at all; the message is one line for a person and holds no password. */
export class DatabaseUnreachableError extends Error {
  override name = 'DatabaseUnreachableError';
}

const codeOf = (error: unknown): string => {
  const { code, errors } = (error ?? {}) as { code?: string; errors?: { code?: string }[] };
  return code ?? errors?.[0]?.code ?? '';
};

/** Host, port and database of a URL, for messages. */
function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
  } catch {
    return 'the configured address';
  }
}

/**
 * Turns what a first statement threw into a `DatabaseUnreachableError` when the connection is the reason; anything else comes back as it was.
 *
 * @param url the connection's URL, of which only host, port and database are told
 */
export function explainConnectionError(error: unknown, url: string): unknown {
  const reason = REASONS[codeOf(error)];
  if (reason === undefined) return error;
  return new DatabaseUnreachableError(`PostgreSQL at ${placeOf(url)} can not be used: ${reason}.`, {
    cause: error,
  });
}
