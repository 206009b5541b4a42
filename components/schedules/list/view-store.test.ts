import { expect, it } from 'vitest';
import { parseViews } from './view-store';

it('reads back what it has kept', () => {
  const views = [{ name: 'Paused', query: '?enabled=false' }];
  expect(parseViews(JSON.stringify(views))).toEqual(views);
});

it('takes what is no list of views for none', () => {
  for (const text of [null, '', '{', '{}', '[1, null, {"name": 1, "query": ""}]']) {
    expect(parseViews(text)).toEqual([]);
  }
});
