import type { JsonValue } from '@/lib/domain/schedule-definition';
import { ScheduleFileError } from '@/lib/domain/schedule-file/schedule-file-error';
import { readExactJson } from '../input/read-exact-json';
import type { CurlOptions } from './curl-options';
import { UnclearCurlError } from './unclear-curl-error';

interface CurlData {
  payload: JsonValue;
  /** That come with the way in which it is sent. */
  headers: Record<string, string>;
  hasData: boolean;
  lost: string[];
}

const JSON_HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
/** Numbers that are longer would come out changed. */
const LONG_NUMBER = /\d{16}/;

/**
 * What a curl command sends. Agents are sent JSON, so it must be that.
 *
 * @throws UnclearCurlError
 */
export function readCurlData(options: CurlOptions): CurlData {
  const json = options.json ?? [];
  const files = [
    ...(options.data ?? []),
    ...(options['data-ascii'] ?? []),
    ...(options['data-binary'] ?? []),
    ...json,
  ];
  if (files.some((data) => data.startsWith('@'))) throw new UnclearCurlError('its data is in a file');
  const all = [...files, ...(options['data-raw'] ?? [])];
  if (all.length === 0) return { hasData: false, headers: {}, lost: [], payload: null };

  const isJson = json.length > 0;
  const type = (options.header ?? []).find((line) => /^content-type:/i.test(line));
  if (type !== undefined && !/json/i.test(type)) {
    throw new UnclearCurlError('its data is sent as something else than JSON');
  }
  const isForm = type === undefined && !isJson;
  return {
    hasData: true,
    headers: isJson ? JSON_HEADERS : {},
    lost: isForm ? ['its data is sent as application/json, and not as a form'] : [],
    payload: parseData(all),
  };
}

function parseData(all: readonly string[]): JsonValue {
  const [text = '', ...more] = all;
  if (more.length > 0 || LONG_NUMBER.test(text))
    throw new UnclearCurlError('its data can not be kept as it is');
  try {
    return readExactJson(text);
  } catch (error) {
    if (error instanceof ScheduleFileError)
      throw new UnclearCurlError(`its data can not be kept: ${error.message}`);
    throw new UnclearCurlError('its data is no JSON, and agents are sent JSON');
  }
}
