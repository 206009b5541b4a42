import { stringify } from 'yaml';

/** A value as YAML 1.2, its lines as long as they need to be, so that texts stay as they are. */
export const writeYaml = (value: unknown): string =>
  stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
