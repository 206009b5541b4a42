#!/usr/bin/env node
// Entry of `npx scheduler`: the bundle when it is built of what lies here now, else the sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
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

async function start() {
  if (isFresh()) return import(BUNDLE);
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: `${root}tsconfig.json` });
  return import('./main.ts');
}

try {
  await start();
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || existsSync(`${root}node_modules/tsx`)) throw error;
  process.stderr.write(`The packages of scheduler are not there: run \`npm install\` in ${root}\n`);
  process.exitCode = 1;
}
