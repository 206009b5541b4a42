export interface JsonProblem {
  /** Both from 1. */
  line: number;
  column: number;
  message: string;
}

class Problem extends Error {
  constructor(
    readonly index: number,
    message: string,
  ) {
    super(message);
  }
}

const WHITESPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const MAX_DEPTH = 100;

/** Finds where a text stops being JSON, with the same words in every browser; null when it is JSON. */
export function findJsonProblem(text: string): JsonProblem | null {
  try {
    const end = readValue(text, skip(text, 0), 0);
    if (end < text.length) throw new Problem(end, `Nothing may follow the value; found ${shown(text, end)}`);
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const before = text.slice(0, error.index).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, message: error.message };
  }
}

/** What is wrong and where, as a field says it. */
export const jsonProblemText = ({ line, column, message }: JsonProblem): string =>
  `Line ${line}, column ${column}: ${message}`;

function match(pattern: RegExp, text: string, index: number): string | null {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? null;
}

const skip = (text: string, index: number) => index + (match(WHITESPACE, text, index)?.length ?? 0);

const shown = (text: string, index: number) => (index >= text.length ? 'the end' : `“${text[index]}”`);

/** @returns the index after the value and the white space behind it */
function readValue(text: string, index: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new Problem(index, `Nested deeper than ${MAX_DEPTH}`);
  const first = text[index];
  if (first === '{') return readList(text, index, depth, '}', readMember);
  if (first === '[') return readList(text, index, depth, ']', readValue);
  if (first === '"') return readString(text, index);
  const number = match(NUMBER, text, index);
  if (number) return skip(text, index + number.length);
  const word = match(WORD, text, index);
  if (word === 'true' || word === 'false' || word === 'null') return skip(text, index + word.length);
  throw new Problem(
    index,
    word ? `“${word}” needs double quotes` : `Expected a value; found ${shown(text, index)}`,
  );
}

function readList(
  text: string,
  start: number,
  depth: number,
  close: string,
  readItem: (text: string, index: number, depth: number) => number,
): number {
  let index = skip(text, start + 1);
  if (text[index] === close) return skip(text, index + 1);
  for (;;) {
    index = readItem(text, index, depth + 1);
    if (text[index] === close) return skip(text, index + 1);
    if (text[index] !== ',') {
      throw new Problem(index, `Expected a comma or “${close}”; found ${shown(text, index)}`);
    }
    const comma = index;
    index = skip(text, index + 1);
    if (text[index] === close) throw new Problem(comma, `No comma may stand before “${close}”`);
  }
}

function readMember(text: string, index: number, depth: number): number {
  if (text[index] !== '"') {
    throw new Problem(index, `Expected a key in double quotes; found ${shown(text, index)}`);
  }
  const colon = readString(text, index);
  if (text[colon] !== ':') throw new Problem(colon, `Expected a colon; found ${shown(text, colon)}`);
  return readValue(text, skip(text, colon + 1), depth);
}

function readString(text: string, index: number): number {
  const string = match(STRING, text, index);
  if (!string) throw new Problem(index, 'This text has no end, or a character that must be escaped');
  return skip(text, index + string.length);
}
