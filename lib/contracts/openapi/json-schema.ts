import { z } from 'zod';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Record<string, unknown>;

/** `input` for what a caller sends, before defaults and transforms; `output` for what the service answers. */
export type Direction = 'input' | 'output';

/** The named schemas that conversions have met; each name once. */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {};

  /**
   * A contract as JSON Schema whose named parts refer to the components.
   *
   * @throws Error when a name stands for two different shapes, such as one that differs between input and output
   */
  convert(schema: z.ZodType, io: Direction): JsonSchema {
    const {
      $defs = {},
      $schema,
      ...root
    } = z.toJSONSchema(schema, {
      io,
      override: ({ jsonSchema, zodSchema }) => tidy(jsonSchema, zodSchema, io),
      unrepresentable: 'any',
    });
    for (const [name, definition] of Object.entries($defs)) this.keep(name, pointToComponents(definition));
    return pointToComponents(root) as JsonSchema;
  }

  private keep(name: string, definition: unknown): void {
    const known = this.schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(definition))
      throw new Error(`Two shapes are named ${name}; give one of them another id`);
    this.schemas[name] = definition as JsonSchema;
  }
}

/**
 * Takes out what says nothing to a reader: patterns that only spell out a format, the bounds of safe integers, ids. Answers stay open,
 * so that a client that checks them survives a new field.
 */
function tidy(json: z.core.JSONSchema.BaseSchema, schema: z.core.$ZodTypes, io: Direction): void {
  delete json.id;
  if (json.format === 'uuid' || json.format === 'date-time') delete json.pattern;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  const { propertyNames } = json;
  if (typeof propertyNames === 'object' && JSON.stringify(propertyNames) === '{"type":"string"}')
    delete json.propertyNames;
  const isOpen = schema._zod.def.type === 'object' && schema._zod.def.catchall === undefined;
  if (io === 'output' && isOpen) delete json.additionalProperties;
}

function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]) =>
    key === '$ref' && typeof child === 'string'
      ? [key, child.replace(/^#\/\$defs\//, '#/components/schemas/')]
      : [key, pointToComponents(child)],
  );
  return joinNull(Object.fromEntries(entries));
}

/** "A text, or null" as one schema of two types, which viewers show better than a choice of two schemas. */
function joinNull(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  const [one, other, ...more] = Array.isArray(anyOf) ? (anyOf as JsonSchema[]) : [];
  const isPlain = typeof one?.type === 'string' && !('enum' in one) && !('const' in one);
  if (!isPlain || other?.type !== 'null' || more.length > 0) return schema;
  return { ...rest, ...one, type: [one.type, 'null'] };
}
