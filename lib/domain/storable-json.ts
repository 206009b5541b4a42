/** Deeper JSON is kept as text: readers of history shouldn't have to survive it. */
const MAX_DEPTH = 100;
/** Longer numerals are kept as text; PostgreSQL's numeric has a limit, and readers parse doubles. */
const MAX_NUMERAL_LENGTH = 400;
const REPLACEMENT = '\ufffd';

// NUL and lone surrogates: valid in JavaScript, refused by PostgreSQL in text and jsonb alike.
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

const STRING_OR_NUMERAL = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
/** Most answers have none of these and are stored byte for byte. */
const MAY_NEED_REPAIR = /\\u|\p{Surrogate}|\d[eE]|\d{300}/u;

/** ASCII that JSON shows as it is: almost every header and short answer. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** The same text with what PostgreSQL can't store replaced by U+FFFD. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, REPLACEMENT);
}

/** A text as a JSON string that jsonb takes. */
export function storableString(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(storableText(text));
}

/**
 * Makes any text storable as jsonb: JSON as JSON, unless it nests deeper than 100, anything else as a JSON string.
 * Never throws. Numbers that a double can't hold become strings of their own digits.
 *
 * @returns JSON text
 */
export function storableJson(text: string): string {
  if (exceedsDepth(text) || !isJson(text)) return storableString(text);
  return MAY_NEED_REPAIR.test(text) ? text.replace(STRING_OR_NUMERAL, repairToken) : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A linear scan that knows strings; run before the parser, which needs stack for every level. */
function exceedsDepth(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') {
      index = endOfString(text, index);
    } else if (character === '[' || character === '{') {
      if (++depth > MAX_DEPTH) return true;
    } else if (character === ']' || character === '}') {
      depth--;
    }
  }
  return false;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}

function repairToken(token: string): string {
  return token.startsWith('"') ? storableString(JSON.parse(token)) : repairNumeral(token);
}

function repairNumeral(token: string): string {
  const value = Number(token);
  const underflows = value === 0 && /[1-9]/.test(token.split(/[eE]/)[0]!);
  const holds = Number.isFinite(value) && !underflows && token.length <= MAX_NUMERAL_LENGTH;
  return holds ? token : `"${token}"`;
}
