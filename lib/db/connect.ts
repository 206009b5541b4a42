import postgres from 'postgres';

export type Sql = postgres.Sql;

/** postgres.js waits up to 20 s between tries, so that a database would be back for long before anyone saw it. */
const RECONNECT_AFTER_SECONDS = 0.2;

export interface ConnectOptions {
  /** Connections at the most. */
  max: number;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  connectTimeoutMs?: number;
  /** Never renews its connections by itself, as it does every half hour or so otherwise. */
  keepOpen?: boolean;
  /** A connection was closed, by whomever. */
  onClose?: () => void;
  /** A notification arrived that a connection listens for. */
  onNotification?: () => void;
}

/** The driver takes it, but its types don't say so: its own `listen` doesn't try again when the database is gone for longer. */
interface DriverOptions extends postgres.Options<Record<string, never>> {
  onnotify?: () => void;
}

/**
 * A plain postgres.js client for raw SQL. Statements go unnamed, so that no generic plan made on a small table is kept and a
 * transaction-mode pooler can sit in between. Never hand it to drizzle, which changes a client's types.
 */
export function connect(url: string, options: ConnectOptions): Sql {
  const driverOptions: DriverOptions = {
    backoff: () => RECONNECT_AFTER_SECONDS,
    connect_timeout: Math.ceil((options.connectTimeoutMs ?? 5_000) / 1_000),
    connection: { application_name: options.applicationName },
    max: options.max,
    onnotice: () => {},
    prepare: false,
    ...(options.keepOpen ? { max_lifetime: null } : {}),
    ...(options.onClose ? { onclose: options.onClose } : {}),
    ...(options.onNotification ? { onnotify: options.onNotification } : {}),
  };
  return postgres(url, driverOptions);
}
