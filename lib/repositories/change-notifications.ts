import { connect } from '@/lib/db/connect';
import type { Statements } from '@/lib/db/statement-lanes';

const CHANNEL = 'scheduler_changes';
const AGAIN_AFTER_MS = 500;

/** Tells the listeners. A statement of its own, since a notification makes commits wait for each other. */
export const notifyChange = (sql: Statements): PromiseLike<unknown> =>
  sql.unsafe(`SELECT pg_notify('${CHANNEL}', '')`);

/**
 * Hears the changes that are signalled through the database, on a connection of its own, again and again for ever. It is cut off when the
 * connection is, and says when it hears again, so that what was missed can be looked for.
 *
 * @param url not of a pooler in transaction mode, which can't listen
 * @returns the stop
 */
export function listenForChanges(
  url: string,
  { onHearing, onSignal }: { onSignal: () => void; onHearing: () => void },
): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const client = connect(url, {
    applicationName: 'scheduler-listen',
    keepOpen: true,
    max: 1,
    onClose: () => again(),
    onNotification: onSignal,
  });

  function again(): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(listen, AGAIN_AFTER_MS);
  }
  function listen(): void {
    client.unsafe(`LISTEN ${CHANNEL}`).then(
      () => {
        if (!stopped) onHearing();
      },
      () => again(),
    );
  }

  listen();
  return () => {
    stopped = true;
    clearTimeout(timer);
    void client.end({ timeout: 1 });
  };
}
