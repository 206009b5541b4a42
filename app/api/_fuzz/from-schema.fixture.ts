import fc from 'fast-check';
import type { JsonSchema } from '@/lib/contracts/openapi/json-schema';
import { DOCUMENT } from '../_contract/answer-check.fixture';

const LONGEST_LIST = 3;
const LONGEST_TEXT = 40;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Etc/GMT+12',
];
const RULES = [
  '* * * * *',
  '*/5 * * * * *',
  '0 9 * * MON-FRI',
  '0 0 29 2 *',
  '@hourly',
  '30 2 * * *',
  'H H * * *',
  '0 0 L * *',
  '0 0 * * 5#5',
];
const URLS = [
  'https://agents.example.com/run',
  'http://localhost:5678/',
  'https://agents.example.com:8443/a/b?c=d#e',
  'https://xn--mnchen-3ya.example/%F0%9F%98%80',
  'https://agents.example.com/?q=%00',
];

/** Ends of pauses, most of them good. */
const soon = fc.oneof(
  fc.constant(null),
  fc.integer({ max: 3_600_000, min: -1_000 }).map((ms) => new Date(Date.now() + ms).toISOString()),
);

/** Values of fields whose schema alone doesn't say what is understood. */
const KNOWN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  agentUrl: fc.constantFrom(...URLS),
  cronExpression: fc.constantFrom(...RULES),
  expression: fc.constantFrom(...RULES),
  headers: fc.dictionary(
    fc.constantFrom('Authorization', 'X-Team', 'x-api-key', 'Accept'),
    fc.constantFrom('Bearer 0123456789', 'one', '', '{{fireTime}}', 'tab\tinside'),
    { maxKeys: 3 },
  ),
  pausedUntil: soon,
  retryPolicy: fc.record(
    {
      backoffMultiplier: fc.double({ max: 10, min: 1, noNaN: true }),
      initialDelayMs: fc.integer({ max: 1_000, min: 0 }),
      maxAttempts: fc.integer({ max: 20, min: 1 }),
      maxDelayMs: fc.integer({ max: 86_400_000, min: 1_000 }),
    },
    { requiredKeys: [] },
  ),
  until: soon,
  text: fc.constantFrom(
    'every weekday at 9am',
    'every 5 minutes',
    'last friday of the month at noon',
    'at tea time',
  ),
  timezone: fc.constantFrom(...ZONES),
};

/** Text that can be stored, with characters of every plane. */
const text = (schema: JsonSchema) => {
  const {
    maxLength = LONGEST_TEXT,
    minLength = 0,
    pattern,
  } = schema as {
    maxLength?: number;
    minLength?: number;
    pattern?: string;
  };
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const most = Math.max(minLength, Math.min(maxLength, LONGEST_TEXT));
  return fc.oneof(
    fc.string({ maxLength: most, minLength, unit: 'grapheme-composite' }),
    fc.constantFrom('x').map((unit) => unit.repeat(Math.min(maxLength, 2_000))),
  );
};

/** Of any version and variant, as ids of adopted schedules may be. */
const uuid = fc.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** Instants that the format allows, at and beyond the ends of what calendars and databases know. */
const edgeInstant = fc
  .tuple(
    fc.constantFrom('0000', '0001', '1969', '1970', '2199', '2200', '9999'),
    fc.constantFrom('01-01T00:00:00', '12-31T23:59:59', '12-31T23:59:59.999999'),
    fc.constantFrom('Z', '+23:59', '-23:59', '+05:45'),
  )
  .map(([year, rest, offset]) => `${year}-${rest}${offset}`);

const instant = fc.oneof(
  { arbitrary: edgeInstant, weight: 1 },
  {
    arbitrary: fc
      .date({
        max: new Date('2199-12-31T00:00:00Z'),
        min: new Date('1970-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString()),
    weight: 2,
  },
);

/**
 * Values that a schema of the document describes: valid as far as the schema says, so that most requests get past it.
 *
 * @param name of the field or parameter, where one is known
 */
export function fromSchema(schema: JsonSchema, name = ''): fc.Arbitrary<unknown> {
  if (KNOWN[name]) return KNOWN[name];
  if (typeof schema.$ref === 'string')
    return fromSchema(DOCUMENT.components.schemas[schema.$ref.split('/').at(-1)!]!);
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => fromSchema(choice)));
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => fromSchema({ ...schema, type }, name)));
  return ofType(schema);
}

function ofType(schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'array':
      return fc.array(fromSchema((schema.items ?? {}) as JsonSchema), {
        maxLength: Math.min(LONGEST_LIST, (schema.maxItems as number | undefined) ?? LONGEST_LIST),
        minLength: (schema.minItems as number | undefined) ?? 0,
      });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer(bounds(schema));
    case 'null':
      return fc.constant(null);
    case 'number':
      return fc.double({ ...bounds(schema), noNaN: true });
    case 'object':
      return object(schema);
    case 'string':
      if (schema.format === 'uuid') return uuid;
      return schema.format === 'date-time' ? instant : text(schema);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}

const bounds = ({ maximum = 1_000_000, minimum = -1_000_000 }: JsonSchema) => ({
  max: maximum as number,
  min: minimum as number,
});

function object(schema: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const shape = Object.fromEntries(fields.map(([name, field]) => [name, fromSchema(field, name)]));
  const more = schema.additionalProperties;
  if (fields.length === 0 && typeof more === 'object' && more !== null)
    return fc.dictionary(fc.stringMatching(/^[A-Za-z-]{1,12}$/), fromSchema(more as JsonSchema), {
      maxKeys: 3,
    });
  return fc.record(shape, { requiredKeys: (schema.required ?? []) as string[] });
}
