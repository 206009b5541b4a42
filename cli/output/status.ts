import type { Paint } from './paint';

const COLOURS: Readonly<Record<string, keyof Paint>> = {
  alive: 'green',
  cancelled: 'yellow',
  created: 'green',
  dead: 'red',
  degraded: 'yellow',
  failed: 'red',
  ok: 'green',
  on: 'green',
  paused: 'yellow',
  pending: 'cyan',
  retrying: 'yellow',
  running: 'cyan',
  succeeded: 'green',
  unavailable: 'red',
  unknown: 'yellow',
  updated: 'cyan',
  waiting: 'cyan',
};

/** The colour of a state, wherever it is shown. */
export const paintStatus = (status: string, paint: Paint): ((text: string) => string) =>
  paint[COLOURS[status] ?? 'dim'];
