import { HEADER_MASK, isSensitiveHeader } from '@/lib/domain/sensitive-headers';

/** A word of a shell, with quotes and all. */
const WORD = String.raw`(?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\.|[^\s"'\\|;&<>])+`;
/** Options of curl, and of programs like it, whose values tell who calls, or what is sent. */
const LONG = 'cookie|data(?:-[a-z]+)?|form|header|json|oauth2-bearer|pass|proxy-header|proxy-user|user';
const LONG_OPTION = new RegExp(String.raw`((?:^|\s)--(?:${LONG})(?:\s+|=))${WORD}`, 'g');
const SHORT_OPTION = new RegExp(String.raw`((?:^|\s)-[A-Za-z]*?[bdFHUu])\s*${WORD}`, 'g');
/** `API_KEY=…` and `--password=…`. */
const ASSIGNMENT = new RegExp(String.raw`([\w-]+)=${WORD}`, 'g');
const USER_OF_URL = /([a-z][a-z\d+.-]*:\/\/)[^\s/@"']+@/gi;
const QUERY_OF_URL = /([a-z][a-z\d+.-]*:\/\/[^\s?"']+\?)[^\s"'|;<>]+/gi;

/** A line of a crontab, or a command, as it may be shown: without the values that may be secrets. */
export function maskSecrets(text: string): string {
  const masked = /\b(?:curl|wget)\b/.test(text)
    ? text.replace(LONG_OPTION, `$1${HEADER_MASK}`).replace(SHORT_OPTION, `$1 ${HEADER_MASK}`)
    : text;
  return masked
    .replace(USER_OF_URL, `$1${HEADER_MASK}@`)
    .replace(QUERY_OF_URL, `$1${HEADER_MASK}`)
    .replace(ASSIGNMENT, (whole, name: string) =>
      isSensitiveHeader(name) ? `${name}=${HEADER_MASK}` : whole,
    );
}
