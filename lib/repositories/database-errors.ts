/** SQLSTATE classes and codes, postgres.js's codes and Node's: the database can't be used now, whatever is asked of it. */
const UNAVAILABLE = [
  /^08/, // connection exceptions
  /^28/, // the role may not log in
  /^3D000$/, // no such database
  /^40(001|P01)$/, // serialisation failure, deadlock: a second try finds it done
  /^42P01$/, // not migrated yet
  /^53/, // out of connections, disk or memory
  /^55P03$/, // a lock was not got in time
  /^57(014|P0[1-5])$/, // statement timeout, shutting down, starting up
  /^CONNECTION_|^CONNECT_TIMEOUT$/,
  /^(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENOTFOUND|EPIPE|ETIMEDOUT)$/,
];

/** Whether an error, or what caused it, says that the database is gone or too busy. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current ? String(current.code) : '';
    if (UNAVAILABLE.some((pattern) => pattern.test(code))) return true;
  }
  return false;
}

/** Whether the database refuses what a statement would store, by the classes of data, constraints and limits. */
export function isDataRefused(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && /^(22|23|54)/.test(String(current.code))) return true;
  }
  return false;
}
