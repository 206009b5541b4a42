import { parseArgs } from 'node:util';
import { UnclearCurlError } from './unclear-curl-error';

const text = { type: 'string' } as const;
const texts = { multiple: true, type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Options that are understood; any other makes the command unclear. */
const OPTIONS = {
  compressed: flag,
  'connect-timeout': text,
  data: { ...texts, short: 'd' },
  'data-ascii': texts,
  'data-binary': texts,
  'data-raw': texts,
  fail: { ...flag, short: 'f' },
  'fail-with-body': flag,
  head: { ...flag, short: 'I' },
  header: { ...texts, short: 'H' },
  include: { ...flag, short: 'i' },
  insecure: { ...flag, short: 'k' },
  json: texts,
  location: { ...flag, short: 'L' },
  'max-time': { ...text, short: 'm' },
  'no-progress-meter': flag,
  output: { ...text, short: 'o' },
  request: { ...text, short: 'X' },
  retry: text,
  'retry-delay': text,
  'show-error': { ...flag, short: 'S' },
  silent: { ...flag, short: 's' },
  url: texts,
  user: { ...text, short: 'u' },
  'user-agent': { ...text, short: 'A' },
  verbose: { ...flag, short: 'v' },
} as const;

export type CurlOptions = ReturnType<typeof parse>['values'];

const parse = (args: string[]) => parseArgs({ allowPositionals: true, args, options: OPTIONS, strict: true });

/** @throws UnclearCurlError for an option that isn't understood */
export function readCurlOptions(args: string[]): { options: CurlOptions; urls: string[] } {
  try {
    const { positionals, values } = parse(args);
    return { options: values, urls: [...positionals, ...(values.url ?? [])] };
  } catch (error) {
    // "Unknown option '--foo'. To specify a positional argument …"
    throw new UnclearCurlError((error as Error).message.split('. ')[0]!);
  }
}
