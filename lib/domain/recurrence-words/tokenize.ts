import { WordsError } from './words-error';

type TokenKind = 'meridiem' | 'number' | 'ordinal' | 'symbol' | 'word' | 'zone';

/** A word, a number or a sign of the text. */
export interface Token {
  kind: TokenKind;
  /** In lower case; of a meridiem only `am` or `pm`. */
  text: string;
  /** As it was written. */
  written: string;
  /** Of numbers and ordinals; NaN otherwise. */
  value: number;
  start: number;
  end: number;
}

/** The first that fits is taken. */
const KINDS: readonly (readonly [TokenKind | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['zone', /[a-z]+(?:\/[a-z_+\-\d]+)+/iy],
  ['ordinal', /\d+(?:st|nd|rd|th)(?!\p{L})/iuy],
  ['number', /\d+/y],
  ['meridiem', /[ap](?:m(?!\p{L})|\.m\.?(?!\p{L}))/iuy],
  ['word', /@/y],
  ['word', /\p{L}[\p{L}\p{M}]*(?:['’_]\p{L}[\p{L}\p{M}]*)*/uy],
  ['symbol', /[:,.;()&+–—-]/y],
];

/**
 * Cuts the text into tokens.
 *
 * @throws WordsError at a character that belongs to none
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found = matchAt(text, at);
    if (found.kind !== 'space') tokens.push(tokenOf(found.kind, found.match, at));
    at += found.match.length;
  }
  return tokens;
}

function matchAt(text: string, at: number): { kind: TokenKind | 'space'; match: string } {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match !== undefined) return { kind, match };
  }
  const character = String.fromCodePoint(text.codePointAt(at)!);
  throw new WordsError(at, at + character.length, `"${character}" was not understood`);
}

function tokenOf(kind: TokenKind, match: string, start: number): Token {
  const lower = match.toLowerCase();
  const plain = lower.replace(/[–—]/, '-').replace('@', 'at');
  const text = kind === 'meridiem' ? lower.replaceAll('.', '') : plain;
  const value = kind === 'number' || kind === 'ordinal' ? Number.parseInt(lower, 10) : Number.NaN;
  return { kind, text, written: match, value, start, end: start + match.length };
}
