import { CronError } from './cron-error';
import { describeRange, type FieldSpec } from './field-spec';
import { resolveHash } from './hash-field';
import type { FieldText } from './split-expression';

/** A field whose names are numbers, whose `H` is resolved, and whose list holds no value twice. */
export interface PlainField {
  text: string;
  usesHash: boolean;
}

/** One item of a list. */
interface PlainItem {
  text: string;
  /** What it stands for; an `L`, `W` or `#` item stands for itself. */
  values: readonly (number | string)[];
  usesHash: boolean;
}

/**
 * Checks one field and writes it plainly, for cron-parser and cronstrue.
 *
 * @throws CronError with the place of what is wrong
 */
export function checkField({ spec, text, start }: FieldText, seed: string): PlainField {
  const items: PlainItem[] = [];
  let at = start;
  const parts = text.split(',');
  for (const part of parts) {
    items.push(new ItemReader(spec, part, at, parts.length === 1, seed).read());
    at += part.length + 1;
  }
  const usesHash = items.some((item) => item.usesHash);
  if (items.some((item) => item.text === '*')) return { text: '*', usesHash };

  // cronstrue has words for 15,L and none for L,15.
  items.sort((a, b) => Number(a.text === 'L') - Number(b.text === 'L'));
  // cron-parser refuses a value that a list holds twice, such as the 30 of 0-30/10,30-59/5.
  const values = items.flatMap((item) => item.values);
  const unique = [...new Set(values)];
  const plain = unique.length < values.length ? unique : items.map((item) => item.text);
  return { text: plain.join(','), usesHash };
}

class ItemReader {
  constructor(
    private readonly spec: FieldSpec,
    private readonly text: string,
    private readonly start: number,
    /** Whether it is the field's only item. */
    private readonly alone: boolean,
    private readonly seed: string,
  ) {}

  read(): PlainItem {
    const { spec, text } = this;
    if (text === '') this.fail(`${spec.label} has an empty place in its list`);
    const special = this.readNearest() ?? this.readLast() ?? this.readNth();
    if (special !== null) return { text: special, values: [special], usesHash: false };

    const [base = '', stepText, more] = text.split('/', 3);
    if (more !== undefined) this.fail(`${spec.label} has more than one / in ${text}`);
    const step = stepText === undefined ? null : this.readStep(base, stepText);
    const hash = /^H(?:\((.*)\))?$/i.exec(base);
    if (hash !== null) {
      const range = hash[1] === undefined ? null : this.readRange(hash[1], 2);
      const resolved = resolveHash(spec, { range, step }, this.seed);
      return { ...this.plain(resolved), usesHash: true };
    }
    return { ...this.plain(this.writeBase(base) + (step === null ? '' : `/${step}`)), usesHash: false };
  }

  /** `15W` or `LW` in the day of month. */
  private readNearest(): string | null {
    const { spec, text } = this;
    if (spec.name !== 'dayOfMonth' || !/w$/i.test(text)) return null;
    if (!this.alone) this.fail('Day of month takes W for one day only, such as 15W, without a list');
    const day = text.slice(0, -1);
    return /^l$/i.test(day) ? 'LW' : `${this.readValue(day, 0)}W`;
  }

  /** `L` in the day of month, `5L` or `FRIL` in the day of week. */
  private readLast(): string | null {
    const { spec, text } = this;
    if (spec.name === 'dayOfMonth') {
      if (/^L-/i.test(text))
        this.fail(`${text} is not supported; use L for the last day, or a day such as 28`);
      return /^L$/i.test(text) ? 'L' : null;
    }
    if (spec.name !== 'dayOfWeek' || !/L$/i.test(text)) return null;
    if (text.length === 1) this.fail('Day of week needs a day before L: 5L is the last Friday of the month');
    return `${this.readValue(text.slice(0, -1), 0) % 7}L`;
  }

  /** `1#2` or `MON#2` in the day of week. */
  private readNth(): string | null {
    const { spec, text } = this;
    const at = text.indexOf('#');
    if (spec.name !== 'dayOfWeek' || at < 0) return null;
    if (!this.alone) this.fail('Day of week takes # for one day only, such as 1#2, without a list');
    const nth = text.slice(at + 1);
    if (!/^[1-5]$/.test(nth)) this.fail(`Day of week takes # with 1–5; got ${nth || 'nothing'}`, at + 1);
    return `${this.readValue(text.slice(0, at), 0) % 7}#${nth}`;
  }

  private readStep(base: string, stepText: string): number {
    const { label, maxStep } = this.spec;
    const step = Number(stepText);
    if (!/^\d+$/.test(stepText) || step < 1 || step > maxStep) {
      this.fail(`${label} step must be 1–${maxStep}; got ${stepText || 'nothing'}`, base.length + 1);
    }
    return step;
  }

  private writeBase(base: string): string {
    if (base === '*') return base;
    if (base === '?') {
      const isDay = this.spec.name === 'dayOfMonth' || this.spec.name === 'dayOfWeek';
      if (!isDay) this.fail(`${this.spec.label} takes no ?; use *`);
      if (!this.alone || this.text !== '?') this.fail(`${this.spec.label} takes ? alone only`);
      return '*';
    }
    if (!base.includes('-')) return String(this.readValue(base, 0));
    const { from, to } = this.readRange(base, 0);
    return `${from}-${to}`;
  }

  /** @param offset place of `text` within the item */
  private readRange(text: string, offset: number): { from: number; to: number } {
    const [fromText = '', toText = '', more] = text.split('-', 3);
    if (more !== undefined) this.fail(`${this.spec.label} has more than one - in ${text}`, offset);
    const from = this.readValue(fromText, offset);
    let to = this.readValue(toText, offset + fromText.length + 1);
    // FRI-SUN: Sunday is 7 at the end of a range.
    if (this.spec.name === 'dayOfWeek' && to === 0 && from > 0) to = 7;
    if (from > to) this.fail(`${this.spec.label} range must not run backwards; got ${text}`, offset);
    return { from, to };
  }

  private readValue(text: string, offset: number): number {
    const { label, max, min, names, firstNamed } = this.spec;
    const named = names.indexOf(text.toLowerCase());
    const value = named >= 0 ? firstNamed + named : Number(text);
    if (named >= 0 || (/^\d+$/.test(text) && value >= min && value <= max)) return value;
    return this.fail(
      `${label} must be ${describeRange(this.spec)}; got ${text || 'nothing'}`,
      offset,
      offset + text.length,
    );
  }

  private plain(text: string): { text: string; values: number[] } {
    const { max, min, name } = this.spec;
    const [base = '', step] = text.split('/');
    const [from, to] = base === '*' ? [min, max] : base.split('-').map(Number);
    const last = to ?? (step === undefined ? from! : max);
    const values = new Set<number>();
    for (let value = from!; value <= last; value += Number(step ?? 1)) {
      values.add(name === 'dayOfWeek' ? value % 7 : value);
    }
    return { text, values: [...values] };
  }

  private fail(message: string, from = 0, to = this.text.length): never {
    throw new CronError(this.spec.name, this.start + from, this.start + Math.max(to, from), message);
  }
}
