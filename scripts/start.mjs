// Entry of `npm start` and `npm run dev`. Plain JavaScript without dependencies, so that it runs before anything is installed and can
// tell an old Node what it needs: this file and require-node.mjs keep to the syntax of Node 13.2.
import { fileURLToPath } from 'node:url';
import { requireNode } from './bootstrap/require-node.mjs';

async function start() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  requireNode();
  const { installPackages } = await import('./bootstrap/install-packages.mjs');
  await installPackages();
  const { register } = await import('tsx/esm/api');
  register();
  await import('./start/main.ts');
}

start();
