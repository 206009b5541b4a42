import pino, { type Logger } from 'pino';

/**
 * Structured lines on standard output, ISO time first. `component` says which process writes.
 * pino escapes CR and LF, so a name or an answer can't forge a line.
 */
export function createLogger(component: string, level: string): Logger {
  return pino({ base: { component }, level, timestamp: pino.stdTimeFunctions.isoTime });
}
