import { describe, expect, it } from 'vitest';
import { type CronParseInput, cronParseSchema } from '@/lib/contracts/cron-parse';
import { ServiceError } from '../errors';
import { parseRecurrence, parseRecurrenceIn } from './parse';

const NOW_MS = Date.parse('2026-11-24T09:00Z');

const parse = (input: CronParseInput) => cronParseSchema.strict().parse(parseRecurrence(input, NOW_MS));

function errorsOf(input: unknown) {
  try {
    parseRecurrence(input as CronParseInput, NOW_MS);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'invalid') return error.errors;
    throw error;
  }
  throw new Error('It was read');
}

describe('parseRecurrence', () => {
  it('answers the expression, its words and its next times in the zone of the text', () => {
    expect(parse({ text: 'every weekday at 9am in Berlin', count: 2 })).toEqual({
      text: 'every weekday at 9am in Berlin',
      expression: '0 9 * * 1-5',
      timezone: 'Europe/Berlin',
      description: 'At 09:00, Monday to Friday',
      next: ['2026-11-25T08:00:00.000Z', '2026-11-26T08:00:00.000Z'],
      callsPerMonth: 22,
      warnings: [],
    });
  });

  it('takes the zone beside the text, and UTC without any', () => {
    expect(parse({ text: 'daily at 9', timezone: 'Asia/Tokyo' }).next[0]).toBe('2026-11-25T00:00:00.000Z');
    expect(parse({ text: 'daily at 9' })).toMatchObject({ timezone: 'UTC' });
    expect(parse({ text: 'daily at 9 in Tokyo', timezone: 'Asia/Tokyo' })).toMatchObject({
      timezone: 'Asia/Tokyo',
    });
  });

  it('begins at the instant that was asked for, with ten times', () => {
    const { next } = parse({ text: 'every hour', from: '2027-01-01T00:00:00Z' });
    expect([next.length, next[0]]).toEqual([10, '2027-01-01T01:00:00.000Z']);
  });

  it('warns of what cron makes of the words, and of what the expression does', () => {
    expect(parse({ text: 'every 7 seconds' }).warnings.map(({ code }) => code)).toEqual([
      'counts_anew',
      'too_often',
    ]);
    expect(parse({ text: 'yearly on February 30th at 9' })).toMatchObject({
      next: [],
      warnings: [{ code: 'never_fires' }],
    });
  });

  it('names the part that it can’t read, and shows what it can', () => {
    const [error] = errorsOf({ text: '  every fortnight at 9' });
    expect(error).toMatchObject({
      path: 'text',
      message: '"fortnight" was not understood',
      start: 8,
      end: 17,
    });
    expect(error?.examples).toContain('every 15 minutes');
  });

  it('refuses two zones that differ', () => {
    expect(errorsOf({ text: 'daily at 9 in Berlin', timezone: 'UTC' })).toEqual([
      {
        path: 'text',
        message: 'The text says Europe/Berlin and timezone says UTC; give one of them',
        start: 11,
        end: 20,
      },
    ]);
  });

  it.each([
    ['', undefined],
    ['', []],
    ['text', {}],
    ['text', { text: ' ' }],
    ['text', { text: 5 }],
    ['text', { text: 'daily '.repeat(40) }],
    ['timezone', { text: 'daily', timezone: 'Mars' }],
    ['count', { text: 'daily', count: 101 }],
    ['from', { text: 'daily', from: 'soon' }],
    ['words', { text: 'daily', words: 1 }],
  ])('refuses a bad %s: %j', (path, input) => {
    expect(errorsOf(input)[0]?.path).toBe(path);
  });
});

describe('parseRecurrenceIn', () => {
  const zoneOf = (text: string) => parseRecurrenceIn({ text, timezone: 'Asia/Tokyo' }, NOW_MS).timezone;

  it('keeps the zone that is chosen until the text names one', () => {
    expect(zoneOf('daily at 9')).toBe('Asia/Tokyo');
    expect(zoneOf('daily at 9 in Berlin')).toBe('Europe/Berlin');
    expect(zoneOf('daily at 9 UTC')).toBe('UTC');
  });
});
