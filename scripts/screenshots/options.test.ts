import { describe, expect, it } from 'vitest';
import { parseOptions } from './options';
import { PAGES, STATES } from './pages';

describe('options of screenshots', () => {
  it('takes every page in every state without any', () => {
    expect(parseOptions([])).toEqual({ out: 'screenshots', pages: PAGES, states: STATES });
  });

  it('limits pages and states to those that are named', () => {
    const { pages, states } = parseOptions(['--page', 'workers', '--page', 'overview', '--state', 'full']);
    expect(pages.map(({ name }) => name)).toEqual(['overview', 'workers']);
    expect(states).toEqual(['full']);
  });

  it('refuses a page that there isn’t, and names those that there are', () => {
    expect(() => parseOptions(['--page', 'overveiw'])).toThrow(
      /--page must be one of overview, .*; got overveiw/,
    );
  });
});
