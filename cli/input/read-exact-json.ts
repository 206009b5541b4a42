import type { JsonValue } from '@/lib/domain/schedule-definition';
import { readYaml } from '@/lib/domain/schedule-file/read-yaml';

export const BOUNDS = { depth: 100, size: 16 * 1_048_576 };

/**
 * Reads JSON that means one thing only: `JSON.parse` takes the last of keys that are given twice, rounds, and makes numbers infinite.
 *
 * @throws SyntaxError when it is no JSON
 * @throws ScheduleFileError when it is not kept as it is written
 */
export function readExactJson(text: string): JsonValue {
  const value = JSON.parse(text);
  readYaml(text, BOUNDS); // JSON is YAML
  return value;
}
