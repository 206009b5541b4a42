import { Writable } from 'node:stream';
import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { structureConsole } from './structure-console';

let written: string;
let target: Console;
beforeEach(() => {
  written = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  target = { ...console } as Console;
  structureConsole(pino({ base: null }, sink), target);
});

/** The lines that were written, which all are JSON. */
const lines = () =>
  written
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('structureConsole', () => {
  it('makes one line of a failure as Next.js reports it, with its stack and digest', () => {
    const error = Object.assign(new Error('no\nconnection', { cause: new Error('refused') }), {
      digest: '123',
    });
    target.error('\u001b[31m ⨯\u001b[39m', error);
    expect(lines()).toMatchObject([
      { level: 50, err: { digest: '123', stack: expect.stringContaining('structure-console.test') } },
    ]);
    expect(lines()[0].msg).toBe('no\nconnection');
  });

  it('keeps the words beside an error, and words of several lines, in one', () => {
    target.error('Failed to load\nthe page', new Error('x'));
    target.warn(' ⚠ careful', { at: 1 });
    expect(lines()).toMatchObject([
      { level: 50, msg: 'Failed to load\nthe page', err: { message: 'x' } },
      { level: 40, msg: 'careful {"at":1}' },
    ]);
  });
});
