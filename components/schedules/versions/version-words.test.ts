import { describe, expect, it } from 'vitest';
import { nextRunSentence, summaryOf, whoWords } from './version-words';

describe('what a version changed', () => {
  it('is named field by field, the rest counted', () => {
    expect(summaryOf({ changedFields: ['headers', 'retryPolicy'], version: 2 })).toBe(
      'Changed Headers, Retry policy',
    );
    expect(summaryOf({ changedFields: ['agentUrl', 'headers', 'name', 'payload', 'tags'], version: 3 })).toBe(
      'Changed Agent URL, Headers, Name and 2 more',
    );
  });

  it('is nothing of the first', () => {
    expect(summaryOf({ changedFields: [], version: 1 })).toBe('As it was created');
  });
});

describe('what becomes of the next run', () => {
  const sentence = (nextFireAt: string | null, restoredNextFireAt: string | null, isPaused = false) =>
    nextRunSentence({ nextFireAt, restoredNextFireAt }, isPaused, (instant) => `<${instant}>`);

  it('tells where it moves', () => {
    expect(sentence('a', 'b')).toBe('The next run moves from <a> to <b>.');
    expect(sentence('a', 'a')).toBe('The next run stays <a>.');
    expect(sentence(null, 'b')).toBe('The next run becomes <b>.');
  });

  it('tells when there is none', () => {
    expect(sentence(null, null, true)).toBe('It is paused and stays so until somebody resumes it.');
    expect(sentence('a', null)).toBe('It would never run again.');
  });
});

describe('who changed it', () => {
  it('is told with where they did', () => {
    expect(whoWords('anonymous:console')).toBe('anonymous, in the console');
    expect(whoWords('anonymous:api')).toBe('anonymous, by the API');
    expect(whoWords('system:seed')).toBe('system:seed');
  });
});
