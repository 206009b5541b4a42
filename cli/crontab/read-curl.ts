import { findHeaderProblems } from '@/lib/domain/request-headers';
import { HTTP_METHODS, type HttpMethod, type JsonValue } from '@/lib/domain/schedule-definition';
import { findRepeated } from '../input/find-repeated';
import { readCurlData } from './curl-data';
import { type CurlOptions, readCurlOptions } from './curl-options';
import { curlWords } from './curl-words';
import { UnclearCurlError } from './unclear-curl-error';

/** The request that a curl command makes, as a schedule has it. */
export interface CurlRequest {
  agentUrl: string;
  httpMethod: HttpMethod;
  headers: Record<string, string>;
  payload: JsonValue;
  timeoutMs?: number;
  maxAttempts?: number;
  /** What of the command is not kept, though the request is. */
  lost: string[];
}

const MOST_ATTEMPTS = 20;
const TIMEOUT_MS = { max: 3_600_000, min: 100 };

/**
 * Reads the request of a curl command.
 *
 * @returns null when it is another command
 * @throws UnclearCurlError when it has anything that isn't understood
 */
export function readCurl(command: string): CurlRequest | null {
  const words = curlWords(command);
  if (words === null) return null;
  const { options, urls } = readCurlOptions(words);
  const [url] = urls;
  if (url === undefined || urls.length > 1) throw new UnclearCurlError('it does not call one URL');
  const data = readCurlData(options);
  const headers = { ...data.headers, ...readHeaders(options) };
  const [problem] = findHeaderProblems(headers);
  if (problem) throw new UnclearCurlError(problem.message);
  return {
    agentUrl: readUrl(url),
    headers,
    httpMethod: readMethod(options, data.hasData),
    lost: [...lossesOf(options), ...data.lost],
    payload: data.payload,
    ...readLimits(options),
  };
}

function readUrl(given: string): string {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (/[[\]{}]/.test(url)) throw new UnclearCurlError('its URL is a pattern');
  if (!URL.canParse(url)) throw new UnclearCurlError('its URL is none');
  const { password, protocol, username } = new URL(url);
  if (!/^https?:$/.test(protocol)) throw new UnclearCurlError(`it speaks ${protocol.slice(0, -1)}`);
  if (username !== '' || password !== '') throw new UnclearCurlError('its URL has a user name');
  return url;
}

function readMethod({ head, request }: CurlOptions, hasData: boolean): HttpMethod {
  const method = request?.toUpperCase() ?? (head ? 'HEAD' : hasData ? 'POST' : 'GET');
  const known = HTTP_METHODS.find((name) => name === method);
  if (!known) throw new UnclearCurlError(`its method is ${method}`);
  if (hasData && (known === 'GET' || known === 'HEAD')) {
    throw new UnclearCurlError(`it sends data by ${known}`);
  }
  return known;
}

function readHeaders({ header = [], user, 'user-agent': agent }: CurlOptions): Record<string, string> {
  const headers = header.map((line): [string, string] => {
    const [, name, value] = /^([^:;\s]+):\s*(.+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new UnclearCurlError('one of its headers is unclear');
    return [name, value];
  });
  if (agent !== undefined) headers.push(['User-Agent', agent]);
  if (user !== undefined) {
    if (!user.includes(':')) throw new UnclearCurlError('it asks for a password');
    headers.push(['Authorization', `Basic ${Buffer.from(user).toString('base64')}`]);
  }
  const twice = findRepeated(headers.map(([name]) => name.toLowerCase()));
  if (twice !== undefined) throw new UnclearCurlError(`it sends the header ${twice} twice`);
  return Object.fromEntries(headers);
}

/** undefined: none is given; null: it is none that a schedule can have. */
function timeoutOf({ 'max-time': given }: CurlOptions): number | null | undefined {
  if (given === undefined) return undefined;
  const ms = Math.round(Number(given) * 1_000);
  return ms >= TIMEOUT_MS.min && ms <= TIMEOUT_MS.max ? ms : null;
}

function readLimits(options: CurlOptions): Pick<CurlRequest, 'maxAttempts' | 'timeoutMs'> {
  const timeoutMs = timeoutOf(options);
  const isCount = options.retry !== undefined && /^\d{1,4}$/.test(options.retry);
  return {
    ...(timeoutMs ? { timeoutMs } : {}),
    ...(isCount ? { maxAttempts: Math.min(Number(options.retry) + 1, MOST_ATTEMPTS) } : {}),
  };
}

function lossesOf(options: CurlOptions): string[] {
  const { output } = options;
  const losses: (readonly [boolean, string])[] = [
    [options.location === true, 'redirects are not followed (--location)'],
    [options.insecure === true, 'certificates are always checked (--insecure)'],
    [options['connect-timeout'] !== undefined, 'the time-out is over the whole call (--connect-timeout)'],
    [options['retry-delay'] !== undefined, 'retries wait as those of any schedule do (--retry-delay)'],
    [timeoutOf(options) === null, 'its --max-time is none that a schedule can have'],
    [output !== undefined && !['-', '/dev/null'].includes(output), 'no file is written (--output)'],
  ];
  return losses.flatMap(([applies, reason]) => (applies ? [reason] : []));
}
