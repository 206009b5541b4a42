import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type OpenApiDocument, openApiDocument } from '@/lib/contracts/openapi/document';
import type { Operation } from '@/lib/contracts/operations/operation';

/** As a client reads it: through JSON. */
export const DOCUMENT = JSON.parse(JSON.stringify(openApiDocument('0.0.0'))) as OpenApiDocument;

type Json = Record<string, unknown>;

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addSchema({ $id: 'document', ...closed(DOCUMENT) });

/** Objects of answers are open in the document, so that fields can come; here a field that it doesn't know is a fault. */
function closed(value: unknown): Json {
  const close = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(close);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).map(([key, child]) =>
      key === 'examples' ? [key, child] : [key, close(child)],
    );
    const object = Object.fromEntries(entries);
    const isObject = object.type === 'object' && object.properties && !('additionalProperties' in object);
    return isObject ? { ...object, additionalProperties: false } : object;
  };
  return close(value) as Json;
}

const pointer = (...parts: string[]) =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Follows `$ref`s from a place of the document to what stands there; null when there is nothing. */
function resolve(...parts: string[]): { at: string; value: Json } | null {
  let at = pointer(...parts);
  for (;;) {
    const value = at
      .split('/')
      .slice(1)
      .reduce<unknown>(
        (node, part) => (node as Json | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')],
        DOCUMENT,
      ) as Json | undefined;
    if (value === undefined) return null;
    if (typeof value.$ref !== 'string') return { at, value };
    at = value.$ref.slice(1);
  }
}

function check(at: string, value: unknown, what: string): string[] {
  const validate = ajv.getSchema(`document#${encodeURI(at)}`) as ValidateFunction | undefined;
  if (!validate) return [`${what}: no schema at ${at}`];
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const placeOf = ({ method, path }: Operation) => ['paths', path, method.toLowerCase()];

/** An answer as it came, its body read. */
export interface ReadAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/**
 * What is wrong with an answer by the document: status, headers, media type, body. Empty when it is as described.
 *
 * @returns sentences for a person
 */
export function faultsOfAnswer(operation: Operation, { body, headers, status }: ReadAnswer): string[] {
  const answer = resolve(...placeOf(operation), 'responses', String(status));
  if (!answer) return [`The document has no answer ${status} of ${operation.operationId}`];
  const faults = Object.keys((answer.value.headers ?? {}) as Json).flatMap((name) => {
    const header = resolve(...answer.at.slice(1).split('/').map(unescapePart), 'headers', name)!;
    const value = headers.get(name);
    if (value === null) return header.value.required ? [`header ${name} is missing`] : [];
    return check(`${header.at}/schema`, value, `header ${name}`);
  });
  const content = answer.value.content as Json | undefined;
  if (!content) return body === '' ? faults : [...faults, `a body that the document doesn't have: ${body}`];
  const type = (headers.get('content-type') ?? '').split(';')[0]!.trim();
  if (!content[type])
    return [...faults, `content type ${type} is not one of ${Object.keys(content).join(', ')}`];
  const value = /\bjson$/.test(type) ? (JSON.parse(body) as unknown) : body;
  return [
    ...faults,
    ...check(`${answer.at}${pointer('content', type)}/schema`, value, 'body'),
    ...faultsOfProblem(type, value, content[type] as Json, status),
  ];
}

const unescapePart = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** A problem is one of the kinds that the document shows for that answer. */
function faultsOfProblem(type: string, value: unknown, media: Json, status: number): string[] {
  if (type !== 'application/problem+json') return [];
  const problem = value as { status: number; type: string };
  const examples = Object.values((media.examples ?? {}) as Record<string, { value: { type: string } }>);
  const faults =
    problem.status === status ? [] : [`the problem says ${problem.status}, the answer ${status}`];
  if (!examples.some((example) => example.value.type === problem.type))
    faults.push(`no example shows a problem of type ${problem.type}`);
  return faults;
}

/** A request as it was sent. */
export interface SentRequest {
  query: Record<string, string>;
  headers: Record<string, string>;
  /** null: none. */
  body: { type: string; value: unknown } | null;
}

/** What is wrong with a request by the document; names and body. Empty when it is as described. */
export function faultsOfRequest(operation: Operation, { body, headers, query }: SentRequest): string[] {
  const place = placeOf(operation);
  const parameters = (resolve(...place)!.value.parameters ?? []) as {
    name: string;
    in: string;
    required: boolean;
  }[];
  const given: Record<string, Record<string, string>> = { header: headers, query };
  const faults = parameters.flatMap((parameter, index) => {
    const value = given[parameter.in]?.[parameter.name];
    if (value === undefined)
      return parameter.required && parameter.in !== 'path' ? [`${parameter.name} is missing`] : [];
    const at = pointer(...place, 'parameters', String(index), 'schema');
    const schema = resolve(...place, 'parameters', String(index), 'schema')!.value;
    const isNumber = schema.type === 'integer' || schema.type === 'number';
    return check(at, isNumber ? Number(value) : value, parameter.name);
  });
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const unknown = Object.keys(query).filter((name) => !names.includes(name));
  faults.push(...unknown.map((name) => `the document has no parameter ${name}`));
  if (!body) return faults;
  const media = resolve(...place, 'requestBody', 'content', body.type);
  if (!media) return [...faults, `the document has no body of type ${body.type}`];
  return [...faults, ...check(`${media.at}/schema`, body.value, 'body')];
}

/** Whether every example of an operation fits the schema beside it; sentences otherwise. */
export function faultsOfExamples(operation: Operation): string[] {
  const place = placeOf(operation);
  const bodies = [
    resolve(...place, 'requestBody'),
    ...Object.keys(resolve(...place, 'responses')!.value).map((status) =>
      resolve(...place, 'responses', status),
    ),
  ];
  return bodies.flatMap((body) =>
    Object.entries(
      (body?.value.content ?? {}) as Record<string, { examples: Record<string, { value: unknown }> }>,
    ).flatMap(([type, { examples }]) =>
      Object.entries(examples).flatMap(([name, { value }]) =>
        check(`${body!.at}${pointer('content', type)}/schema`, value, `example ${name} of ${body!.at}`),
      ),
    ),
  );
}
