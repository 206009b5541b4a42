import { readdirSync } from 'node:fs';
import path from 'node:path';

export type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;
export type RouteModule = Readonly<Record<string, unknown>>;

const HERE = import.meta.dirname;

/** `schedules/[id]/route.ts` as `/api/schedules/{id}`: the path as the document writes it. */
const templateOf = (file: string): string =>
  path.posix.join('/api', path.posix.dirname(file)).replaceAll(/\[(\w+)\]/g, '{$1}');

/** Fixed segments before parameters. */
const rank = (template: string): string => template.replaceAll('{', '~');

const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => /(^|\/)route\.ts$/.test(file))
  .filter((file) => !file.split('/').some((folder) => folder.startsWith('_') || folder.startsWith('[[')));

/** Every route of the API but the one for unknown addresses, as the router finds them: by their files. */
export const ROUTE_MODULES: ReadonlyMap<string, RouteModule> = new Map(
  await Promise.all(
    files
      .toSorted((one, other) => (rank(templateOf(one)) < rank(templateOf(other)) ? -1 : 1))
      .map(async (file) => [templateOf(file), (await import(path.join(HERE, file))) as RouteModule] as const),
  ),
);
