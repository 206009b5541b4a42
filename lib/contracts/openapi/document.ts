import type { z } from 'zod';
import { ALL_OPERATIONS } from '../operations/all-operations';
import { answersOf } from '../operations/answers-of';
import { ANSWER_HEADERS, type HeaderName } from '../operations/headers';
import { type Answer, type Content, type Operation, TAGS } from '../operations/operation';
import { PIPELINE } from '../operations/pipeline';
import { requestHeadersOf } from '../operations/request-headers';
import { Components, type Direction, type JsonSchema } from './json-schema';

const DESCRIPTION = `Calls agents (HTTP endpoints) on cron schedules, each fire time once.

JSON in camelCase, instants in UTC as ISO 8601. Lists are pages \`{ data, nextCursor }\`: hand the cursor back unread, null is the
last page. Failing answers are [problems](/docs/problems) (RFC 9457) whose \`type\` leads to an explanation; beside those listed, any
address answers 404 or, with \`Allow\`, 405 for what it doesn't have, 421 under a host name that isn't the service's, and 500 for a
fault of the service. Send \`X-Request-Id\` to find
a request in the log again.`;

/** As far as its makers and readers here look into it. */
export type OpenApiDocument = {
  openapi: string;
  info: { title: string; version: string; description: string; license: JsonSchema };
  servers: JsonSchema[];
  tags: JsonSchema[];
  paths: Record<string, Record<string, JsonSchema>>;
  components: Record<'headers' | 'responses' | 'schemas', Record<string, JsonSchema>>;
};

/**
 * The API as OpenAPI 3.1, made of the contracts.
 *
 * @param version of the product
 */
export function openApiDocument(version: string): OpenApiDocument {
  const components = new Components();
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of ALL_OPERATIONS) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation, components),
    };
  }
  const responses = Object.values(PIPELINE).map(({ answer, name }) => [
    name,
    describeAnswer(answer, components),
  ]);
  const headers = Object.entries(ANSWER_HEADERS).map(([name, header]) => [
    name,
    {
      description: header.description,
      required: true,
      schema: components.convert(header.schema, 'output'),
      example: header.example,
    },
  ]);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Distributed Scheduler',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...TAGS],
    paths,
    components: {
      headers: Object.fromEntries(headers),
      responses: Object.fromEntries(responses),
      schemas: Object.fromEntries(
        Object.entries(components.schemas).sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
    },
  };
}

function describeOperation(operation: Operation, components: Components): JsonSchema {
  const { body, description, operationId, summary, tag } = operation;
  const parameters = [
    ...parametersIn('path', operation.params, components),
    ...parametersIn('query', operation.query, components),
    ...parametersIn('header', requestHeadersOf(operation), components),
  ];
  const answers = Object.entries(answersOf(operation)).map(([status, answer]) => {
    const shared = PIPELINE[Number(status)];
    const isShared = shared?.answer === answer;
    return [
      status,
      isShared ? { $ref: `#/components/responses/${shared.name}` } : describeAnswer(answer, components),
    ];
  });
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: body.required, content: describeContent(body.content, components, 'input') },
    }),
    responses: Object.fromEntries(answers),
  };
}

function parametersIn(
  place: 'header' | 'path' | 'query',
  shape: z.ZodObject | undefined,
  components: Components,
) {
  return Object.entries((shape?.shape ?? {}) as Record<string, z.ZodType>).map(([name, field]) => {
    const { description, examples, ...schema } = components.convert(field, 'input');
    const isRequired = place === 'path' || !field.safeParse(undefined).success;
    const example = Array.isArray(examples) ? { example: examples[0] } : {};
    return {
      name,
      in: place,
      ...(description ? { description } : {}),
      required: isRequired,
      schema,
      ...example,
    };
  });
}

function describeAnswer({ content, description, headers = [] }: Answer, components: Components): JsonSchema {
  const names: HeaderName[] = ['X-Request-Id', ...headers];
  return {
    description,
    headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
    ...(content && { content: describeContent(content, components, 'output') }),
  };
}

function describeContent(content: Content, components: Components, io: Direction): JsonSchema {
  const media = Object.entries(content).map(([type, { examples, schema }]) => {
    const named = Object.entries(examples).map(([name, value]) => [name, { value }]);
    return [type, { schema: components.convert(schema, io), examples: Object.fromEntries(named) }];
  });
  return Object.fromEntries(media);
}
