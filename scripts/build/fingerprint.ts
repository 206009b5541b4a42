import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const SOURCES = [
  'app',
  'cli',
  'clients',
  'components',
  'instrumentation.ts',
  'lib',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'public',
  'scripts/build',
  'scripts/migrate.ts',
  'scripts/mock-agent',
  'scripts/serve',
  'tsconfig.json',
  'worker',
];
const NO_SOURCE = /\.(test|int\.test|property\.test)\.tsx?$|\.md$/;

/** SHA-256 of everything that a build is made of, so that it is made again only when that changed. */
export function sourceFingerprint(root = '.'): string {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of SOURCES.flatMap((source) => filesIn(root, source)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(root: string, source: string): string[] {
  const entry = statSync(path.join(root, source), { throwIfNoEntry: false });
  if (!entry) return [];
  if (!entry.isDirectory()) return [source];
  return readdirSync(path.join(root, source), { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && !NO_SOURCE.test(found.name))
    .map((found) => path.relative(root, path.join(found.parentPath, found.name)));
}
