/** Names that a schedule may not set, with the reason that a person reads. */
const RESERVED: readonly { pattern: RegExp; reason: string }[] = [
  {
    pattern: /^(x-scheduler-.*|idempotency-key|traceparent)$/,
    reason: 'the scheduler sets it for every call',
  },
  { pattern: /^webhook-/, reason: 'it is kept for the signature of the call' },
  {
    pattern: /^(x-forwarded-.*|forwarded|x-real-ip)$/,
    reason: 'it would misstate where the call comes from',
  },
  { pattern: /^proxy-/, reason: 'it is meant for a proxy, and none is used' },
  {
    pattern:
      /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade|http2-settings)$/,
    reason: 'the connection sets it',
  },
];

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Printable Latin-1 and tab: what HTTP can carry. It leaves out CR, LF and NUL. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

export interface HeaderProblem {
  /** The header's name as it was given. */
  name: string;
  message: string;
}

/** What is wrong with a schedule's own headers, one entry for each bad header. */
export function findHeaderProblems(headers: Readonly<Record<string, string>>): HeaderProblem[] {
  const seen = new Set<string>();
  const problems: HeaderProblem[] = [];
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    const message = seen.has(lower)
      ? `The header ${name} is given twice`
      : (headerNameProblem(name) ?? headerValueProblem(name, value));
    seen.add(lower);
    if (message !== null) problems.push({ name, message });
  }
  return problems;
}

function headerNameProblem(name: string): string | null {
  if (!TOKEN.test(name))
    return 'A header name may only have letters, digits and the characters of an HTTP token';
  const lower = name.toLowerCase();
  const reserved = RESERVED.find((rule) => rule.pattern.test(lower));
  return reserved ? `The header ${name} can't be set: ${reserved.reason}` : null;
}

/** What is wrong with a header's value, or null. Asked again once templates are filled in. */
export function headerValueProblem(name: string, value: string): string | null {
  if (VALUE.test(value)) return null;
  return /[\r\n\0]/.test(value)
    ? `The value of the header ${name} must not contain line breaks or NUL`
    : `The value of the header ${name} has characters that HTTP can't carry`;
}
