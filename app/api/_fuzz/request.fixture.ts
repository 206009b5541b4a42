import fc from 'fast-check';
import type { JsonSchema } from '@/lib/contracts/openapi/json-schema';
import { ALL_OPERATIONS } from '@/lib/contracts/operations/all-operations';
import type { Operation } from '@/lib/contracts/operations/operation';
import { DOCUMENT } from '../_contract/answer-check.fixture';
import { fromSchema } from './from-schema.fixture';
import { oddBody, oddHeader, oddText, oddValue } from './odd-values.fixture';

/** A request before its ids are known: `{…}` in the path stands for one of what was made so far. */
export interface FuzzRequest {
  method: string;
  /** Path and query as they are sent. */
  target: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

/** Stands for the id of something that was made before. */
export const KNOWN_ID = '00000000-known-id';

interface Parameter {
  name: string;
  in: 'header' | 'path' | 'query';
  required: boolean;
  schema: JsonSchema;
}

const encoded = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80'; // half of a surrogate pair, as bytes
  }
};

/** What a path or a query can carry that decodes to nothing good. */
const oddSegment = fc.oneof(
  fc.constantFrom('%', '%zz', '%c3%28', '%00', '%2F', '%2e%2e', '..', '.', '+', '%ff%fe', '*', ';x=1'),
  oddText.map((text) => encoded(text).slice(0, 4_000)),
);

function pathOf({ path }: Operation): fc.Arbitrary<string> {
  const id = fc.oneof(
    { arbitrary: fc.constant(KNOWN_ID), weight: 8 },
    { arbitrary: fc.uuid(), weight: 1 },
    { arbitrary: fc.constantFrom('1', '2', '99999999999999999999', '-1'), weight: 1 },
    { arbitrary: oddSegment, weight: 1 },
  );
  const parts = path.split(/\{\w+\}/);
  const ids = fc.tuple(...parts.slice(1).map(() => id));
  return ids.map((values) => parts[0]! + values.map((value, index) => value + parts[index + 1]!).join(''));
}

function queryOf(parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, required, schema }) => {
      const good = fromSchema(schema, name).map((value) => `${name}=${encoded(String(value))}`);
      const odd = oddSegment.map((value) => `${name}=${value}`);
      const twice = good.map((pair) => `${pair}&${pair}`);
      return fc.oneof(
        { arbitrary: good, weight: required ? 12 : 4 },
        { arbitrary: fc.constant(''), weight: required ? 1 : 8 },
        { arbitrary: odd, weight: 1 },
        { arbitrary: twice, weight: 1 },
      );
    });
  const unknown = fc.oneof(
    { arbitrary: fc.constant(''), weight: 12 },
    { arbitrary: fc.tuple(oddSegment, oddSegment).map(([name, value]) => `${name}=${value}`), weight: 1 },
  );
  return fc.tuple(...pairs, unknown).map((all) => all.filter((pair) => pair !== '').join('&'));
}

function headersOf(
  parameters: readonly Parameter[],
  types: readonly string[],
): fc.Arbitrary<Record<string, string>> {
  const rare = <T>(arbitrary: fc.Arbitrary<T>, weight: number) =>
    fc.oneof({ arbitrary: fc.constant(undefined), weight: 10 }, { arbitrary, weight });
  const own = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  const values: Record<string, fc.Arbitrary<string | undefined>> = {
    ...Object.fromEntries(own.map((name) => [name, rare(oddHeader, 1)])),
    ...(own.includes('If-Match')
      ? { 'If-Match': rare(fc.constantFrom('"v1"', '"v2"', '*', '"v9"'), 3) }
      : {}),
    ...(own.includes('Idempotency-Key')
      ? { 'Idempotency-Key': rare(fc.oneof(fc.uuid(), fc.constantFrom('a', 'b'), oddHeader), 3) }
      : {}),
    ...(own.includes('Prefer') ? { Prefer: rare(fc.constantFrom('return=minimal', 'wait=1'), 2) } : {}),
    'Accept-Encoding': rare(fc.constantFrom('gzip', 'br;q=1.0, *;q=0', 'x'), 1),
    'X-Request-Id': rare(oddHeader, 1),
    ...(types.length > 0
      ? {
          'Content-Type': fc.oneof(
            { arbitrary: fc.constantFrom(...types), weight: 20 },
            { arbitrary: fc.constantFrom('application/json; charset=utf-16', 'text/html'), weight: 1 },
            { arbitrary: oddHeader, weight: 1 },
          ),
        }
      : {}),
  };
  return fc
    .record(values)
    .map((all) =>
      Object.fromEntries(
        Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
    );
}

/** A valid value with one part of it replaced by something else, left out, or added to. */
function almost(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, oddValue, fc.nat(), fc.constantFrom('add', 'drop', 'replace'))
    .map(([value, odd, at, how]) => {
      if (typeof value !== 'object' || value === null) return odd;
      const copy = structuredClone(value) as Record<string, unknown>;
      const keys = Object.keys(copy);
      const key = keys[at % Math.max(1, keys.length)] ?? 'x';
      if (how === 'drop') delete copy[key];
      else copy[how === 'add' ? 'surprise' : key] = odd;
      return copy;
    });
}

function bodyOf(media: Record<string, { schema: JsonSchema }>): fc.Arbitrary<FuzzRequest['body']> {
  const schemas = Object.values(media).map(({ schema }) => fromSchema(schema));
  if (schemas.length === 0)
    return fc.oneof({ arbitrary: fc.constant(undefined), weight: 9 }, { arbitrary: oddBody, weight: 1 });
  const valid = fc.oneof(...schemas);
  const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return fc.oneof(
    { arbitrary: valid.map(asText), weight: 6 },
    { arbitrary: almost(valid).map(asText), weight: 4 },
    { arbitrary: oddBody, weight: 1 },
  );
}

/** Requests of one operation: valid ones, almost valid ones and hostile ones. */
function requestsOf(operation: Operation): fc.Arbitrary<FuzzRequest> {
  const described = DOCUMENT.paths[operation.path]![operation.method.toLowerCase()]!;
  const parameters = (described.parameters ?? []) as Parameter[];
  const media = ((described.requestBody as JsonSchema | undefined)?.content ?? {}) as Record<
    string,
    { schema: JsonSchema }
  >;
  return fc
    .record({
      body: operation.method === 'GET' ? fc.constant(undefined) : bodyOf(media),
      headers: headersOf(parameters, Object.keys(media)),
      method: fc.oneof(
        { arbitrary: fc.constant(operation.method as string), weight: 20 },
        { arbitrary: fc.constantFrom('DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'), weight: 1 },
      ),
      path: pathOf(operation),
      query: queryOf(parameters),
    })
    .map(({ body, headers, method, path, query }) => ({
      body: method === 'GET' || method === 'HEAD' ? undefined : body,
      headers,
      method,
      target: query ? `${path}?${query}` : path,
    }));
}

/** Requests of every operation. */
export const anyRequest: fc.Arbitrary<FuzzRequest> = fc.oneof(...ALL_OPERATIONS.map(requestsOf));
