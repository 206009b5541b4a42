import { expect, it } from 'vitest';
import { startForm } from './form-start';
import { emptyFormValues } from './form-values';

const empty = emptyFormValues('Europe/Berlin');
const startOf = (cronExpression: string) => startForm({ ...empty, cronExpression });

it('offers words to whoever begins, the builder where it can say what is there, and else the expression', () => {
  expect(startOf('').view).toBe('words');
  expect(startOf('0 9 * * 1-5').view).toBe('builder');
  expect(startOf('0 9 1 * 1').view).toBe('cron');
  expect(startOf('0 75 * * *').view).toBe('cron');
});

it('has the answer of the first paint', () => {
  expect(startOf('').preview).toEqual({ kind: 'empty' });
  expect(startOf('0 75 * * *').preview).toMatchObject({
    kind: 'bad',
    message: 'Hour must be 0–23; got 75',
    place: { start: 2, end: 4 },
  });
  const good = startOf('0 9 * * *').preview;
  if (good.kind !== 'good') throw new Error(good.kind);
  expect(good.preview.nextMs).toHaveLength(10);
  const months = new Set(good.days.map(({ date }) => date.slice(0, 7)));
  expect(months.size).toBeLessThanOrEqual(3);
  expect(good.days.at(-1)!.count).toBe(1);
});
