import type { Supervisor } from './supervisor';

/** Ctrl-C comes twice, from the terminal and from npm; only what comes later is a person's second one. */
const SAME_SIGNAL_MS = 500;

/**
 * From now on SIGINT, SIGTERM and SIGHUP stop everything and end this process with 0; a second one doesn't wait for running calls.
 *
 * @returns aborted once a signal came
 */
export function stopOnSignal(supervisor: Supervisor, say: (line: string) => void): AbortSignal {
  const controller = new AbortController();
  let stoppingSince = 0;
  const stop = () => {
    if (controller.signal.aborted) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MS) supervisor.hurry();
      return;
    }
    stoppingSince = performance.now();
    controller.abort();
    say('Stopping …');
    supervisor.stop().then(() => {
      say('Stopped. The data is kept.');
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  return controller.signal;
}
