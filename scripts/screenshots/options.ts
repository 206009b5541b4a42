import { parseArgs } from 'node:util';
import { PAGES, type ShownPage, STATES, type State } from './pages';

export interface ScreenshotOptions {
  /** Folder of the sheets. */
  out: string;
  pages: readonly ShownPage[];
  states: readonly State[];
}

export const USAGE = `npm run screenshots -- [--page ${PAGES.map(({ name }) => name).join('|')}] [--state ${STATES.join('|')}] [--out screenshots]`;

/** @throws Error with one line for a person */
export function parseOptions(args: readonly string[]): ScreenshotOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { default: 'screenshots', type: 'string' },
      page: { multiple: true, type: 'string' },
      state: { multiple: true, type: 'string' },
    },
    strict: true,
  });
  return {
    out: values.out,
    pages: values.page
      ? PAGES.filter(({ name }) => known('page', values.page!, NAMES).includes(name))
      : PAGES,
    states: values.state
      ? STATES.filter((name) => known('state', values.state!, STATES).includes(name))
      : STATES,
  };
}

const NAMES = PAGES.map(({ name }) => name);

function known(option: string, given: readonly string[], names: readonly string[]): readonly string[] {
  for (const name of given) {
    if (!names.includes(name)) throw new Error(`--${option} must be one of ${names.join(', ')}; got ${name}`);
  }
  return given;
}
