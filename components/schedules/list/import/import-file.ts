/** What is to be imported: a file, or a text that was pasted. */
export interface ImportFile {
  /** null: it was pasted. */
  name: string | null;
  text: string;
}

const YAML_NAME = /\.ya?ml$/i;
const JSON_NAME = /\.json$/i;

/** By its name, else by how it begins. */
export function contentTypeOf({ name, text }: ImportFile): 'application/json' | 'application/yaml' {
  if (name !== null && JSON_NAME.test(name)) return 'application/json';
  if (name !== null && YAML_NAME.test(name)) return 'application/yaml';
  return /^\s*[[{]/.test(text) ? 'application/json' : 'application/yaml';
}
