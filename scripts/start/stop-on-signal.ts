import type { Supervisor } from './supervisor';

/**
 * From now on SIGINT, SIGTERM and SIGHUP stop everything and end this process with 0; a second one doesn't wait for running calls.
 *
 * @returns aborted once a signal came
 */
export function stopOnSignal(supervisor: Supervisor, say: (line: string) => void): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) return supervisor.hurry();
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
