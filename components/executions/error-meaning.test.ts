import { describe, expect, it } from 'vitest';
import { ERROR_CLASSES } from '@/lib/domain/execution';
import { errorMeaning } from './error-meaning';

describe('errorMeaning', () => {
  it.each(ERROR_CLASSES)('has sentences for %s', (errorClass) => {
    const meaning = errorMeaning(errorClass, errorClass === 'http' ? 500 : null);
    expect(meaning?.what).toMatch(/\.$/);
    expect(meaning?.next).toMatch(/\.$/);
  });

  it.each([
    [503, 'tried again'],
    [429, 'Retry-After'],
    [408, 'tried again'],
    [404, 'isn’t retried'],
  ])('tells what HTTP %d leads to', (status, words) => {
    expect(errorMeaning('http', status)?.next).toContain(words);
  });

  it('has none for a class of a later version', () => {
    expect(errorMeaning('quantum', null)).toBeNull();
    expect(errorMeaning(null, 200)).toBeNull();
  });
});
