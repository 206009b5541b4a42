import { createColors } from 'picocolors';

/** Colours, or none. */
export type Paint = Pick<
  ReturnType<typeof createColors>,
  'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow'
>;

/** Colour is for people: on a terminal, unless NO_COLOR is set (no-color.org) or the terminal can't show any. */
export function createPaint(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): Paint {
  return createColors(isTerminal && !env.NO_COLOR && env.TERM !== 'dumb');
}
