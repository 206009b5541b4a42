import { type Document, isNode, isPair, isScalar, LineCounter, type Node, visit, type YAMLMap } from 'yaml';
import { isBounded, type ValueBounds } from './is-bounded';
import { lossInJson } from './loss-in-json';
import { parseDocument } from './parse-document';
import { ScheduleFileError } from './schedule-file-error';

/** Each costs a walk through the document. */
const MOST_ALIASES = 100;

export interface YamlFile {
  value: unknown;
  /** Line of what a path such as `schedules.3.name` names, or of the nearest part around it; from 1. */
  lineOf(path: string): number | undefined;
}

/**
 * Reads YAML 1.2, and so JSON too, when JSON can keep what it stands for. Takes about a second for each megabyte.
 *
 * @param bounds of what the text stands for once its aliases are resolved
 * @throws ScheduleFileError with the line of what is wrong
 */
export function readYaml(text: string, bounds: ValueBounds): YamlFile {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const document = parseDocument(text, lines);
  const [error] = document.errors;
  if (error) throw new ScheduleFileError(`Not YAML: ${error.message}`, lineAt(error.pos[0]));
  const value = resolve(document, lineAt);
  if (!isBounded(value, bounds)) {
    throw new ScheduleFileError('The file stands for more than may be imported, or is nested too deep');
  }
  return { lineOf: (path) => lineOf(document, path, lineAt), value };
}

function checkNodes(document: Document, lineAt: (offset: number) => number): void {
  let aliases = 0;
  visit(document, {
    Alias: (_, alias) => {
      aliases += 1;
      if (aliases <= MOST_ALIASES) return;
      throw new ScheduleFileError(`More than ${MOST_ALIASES} aliases (*name)`, lineAt(alias.range![0]));
    },
    Map: (key, map, path) => {
      checkKept(key, map, path);
      checkKeys(map, lineAt);
    },
    Scalar: checkKept,
    Seq: checkKept,
  });

  function checkKept(_: unknown, node: Node, path: readonly unknown[]): void {
    const loss = lossInJson(node);
    if (loss === null) return;
    const name = nameOf(path);
    throw new ScheduleFileError(
      `${name === '' ? '' : `${name}: `}${loss}`,
      node.range ? lineAt(node.range[0]) : undefined,
    );
  }
}

/** The keys on the way to a part. */
const nameOf = (path: readonly unknown[]): string =>
  path
    .filter((part) => isPair(part))
    .map(({ key }) => String(key))
    .join('.');

function checkKeys(map: YAMLMap, lineAt: (offset: number) => number): void {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : String(key);
    if (seen.has(name)) {
      const line = isNode(key) && key.range ? lineAt(key.range[0]) : undefined;
      throw new ScheduleFileError(`The key ${name} is given twice`, line);
    }
    seen.add(name);
  }
}

function resolve(document: Document, lineAt: (offset: number) => number): unknown {
  try {
    checkNodes(document, lineAt);
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (error instanceof ReferenceError) throw new ScheduleFileError(`Not YAML: ${error.message}`);
    throw error;
  }
}

function lineOf(document: Document, path: string, lineAt: (offset: number) => number): number | undefined {
  for (let parts = path === '' ? [] : path.split('.'); ; parts = parts.slice(0, -1)) {
    const node = parts.length === 0 ? document.contents : document.getIn(parts, true);
    if (isNode(node) && node.range) return lineAt(node.range[0]);
    if (parts.length === 0) return undefined;
  }
}
