import type { Token } from './tokenize';
import { WordsError } from './words-error';

/** Goes through the tokens; whoever reads a part and finds it isn't there leaves the reader where it was. */
export class TokenReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  /** Where the part that begins here starts, as a character of the text. */
  get start(): number {
    return this.peek()?.start ?? this.end;
  }

  /** Where the part that was read last ends. */
  get end(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  /** Takes the token if it is one of these words or signs. */
  take(...texts: string[]): Token | null {
    const token = this.peek();
    if (token === undefined || !texts.includes(token.text)) return null;
    this.at++;
    return token;
  }

  /** Takes the token that stands for something, and returns what. */
  takeAs<Meaning>(meaningOf: (text: string) => Meaning | null): Meaning | null {
    const token = this.peek();
    if (token === undefined || token.kind !== 'word') return null;
    const meaning = meaningOf(token.text);
    if (meaning !== null) this.at++;
    return meaning;
  }

  takeKind(kind: Token['kind']): Token | null {
    const token = this.peek();
    if (token?.kind !== kind) return null;
    this.at++;
    return token;
  }

  /** Takes the words or signs in this order, or none of them. */
  takeAll(...texts: string[]): boolean {
    if (!texts.every((text, ahead) => this.peek(ahead)?.text === text)) return false;
    this.at += texts.length;
    return true;
  }

  /** What `read` finds; when it finds nothing, nothing is taken. */
  attempt<Found>(read: () => Found | null): Found | null {
    const from = this.at;
    const found = read();
    if (found === null) this.at = from;
    return found;
  }

  /** What `read` finds from here on; nothing is taken. */
  lookAhead<Found>(read: () => Found): Found {
    const from = this.at;
    const found = read();
    this.at = from;
    return found;
  }

  /** "a", "a, b and c", "a or b"; null without a first. */
  list<Item>(readItem: (isFirst: boolean) => Item | null): Item[] | null {
    const first = this.attempt(() => readItem(true));
    if (first === null) return null;
    const items = [first];
    while (true) {
      const next = this.attempt(() => (this.takeListSeparator() ? readItem(false) : null));
      if (next === null) return items;
      items.push(next);
    }
  }

  private takeListSeparator(): boolean {
    const comma = this.take(',') !== null;
    return this.take('and', 'or', '&', '+') !== null || comma;
  }

  /** @throws WordsError that the next token was not understood, or that the text ends too early */
  fail(message?: string): never {
    const token = this.peek();
    if (token === undefined) throw new WordsError(this.end, this.end, message ?? 'The text ends too early');
    throw new WordsError(token.start, token.end, message ?? `"${token.written}" was not understood`);
  }
}
