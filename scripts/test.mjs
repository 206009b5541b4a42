// Entry of `npm test`. Like start.mjs it runs before anything is installed, in the syntax of Node 13.2.
import { fileURLToPath } from 'node:url';
import { requireNode } from './bootstrap/require-node.mjs';

async function test() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  requireNode();
  const { installPackages } = await import('./bootstrap/install-packages.mjs');
  await installPackages();
  const { register } = await import('tsx/esm/api');
  register();
  await import('./test/main.ts');
}

test();
