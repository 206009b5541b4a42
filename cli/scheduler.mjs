#!/usr/bin/env node
// Entry of `npx scheduler`: the bundle when it is built of what lies here now, else the sources.
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const BUNDLE = `${root}dist/cli.js`;
const SOURCES = ['cli', 'clients', 'components/time', 'lib/contracts', 'lib/domain'];

function isFresh() {
  const builtAt = statSync(BUNDLE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOlder = (file) => statSync(file).mtimeMs <= builtAt;
  return builtAt > 0 && SOURCES.every((source) => filesIn(`${root}${source}`).every(isOlder));
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(entry.name),
    )
    .map((entry) => `${entry.parentPath}/${entry.name}`);

if (isFresh()) await import(BUNDLE);
else {
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: `${root}tsconfig.json` });
  await import('./main.ts');
}
