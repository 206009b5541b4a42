/** SQLSTATE classes and codes, postgres.js's codes and Node's: the database can't be used now, whatever is asked of it. */
const GONE = [
  /^08/, // connection exceptions
  /^28/, // the role may not log in
  /^3D000$/, // no such database
  /^42P01$/, // not migrated yet
  /^53/, // out of connections, disk or memory
  /^57P0[1-5]$/, // shutting down, starting up
  /^CONNECTION_|^CONNECT_TIMEOUT$/,
  /^(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENOTFOUND|EPIPE|ETIMEDOUT)$/,
];
/** It answers, but this statement stood in somebody's way. */
const BUSY = [
  /^40(001|P01)$/, // serialisation failure, deadlock: a second try finds it done
  /^55P03$/, // a lock was not got in time
  /^57014$/, // statement timeout
];

/** Whether an error, or what caused it, says that the database is gone or too busy. */
export const isDatabaseUnavailable = (error: unknown): boolean => hasCode(error, [...GONE, ...BUSY]);

/** Whether it says that the database can't be used at all. */
export const isDatabaseGone = (error: unknown): boolean => hasCode(error, GONE);

/** Whether the database knew no zone of a name that it was given (invalid_parameter_value; no statement has another such parameter). */
export const isUnknownZone = (error: unknown): boolean => hasCode(error, [/^22023$/]);

/** Whether the database refuses what a statement would store, by the classes of data, constraints and limits. */
export const isDataRefused = (error: unknown): boolean => hasCode(error, [/^(22|23|54)/]);

function hasCode(error: unknown, patterns: readonly RegExp[]): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current ? String(current.code) : '';
    if (patterns.some((pattern) => pattern.test(code))) return true;
  }
  return false;
}
