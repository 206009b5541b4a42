import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** What runs outside of Next.js: file in dist → its main. */
const ENTRIES = {
  cli: 'cli/main.ts',
  'mock-agent': 'scripts/mock-agent/main.ts',
  migrate: 'scripts/migrate.ts',
  serve: 'scripts/serve/main.ts',
  worker: 'worker/main.ts',
};

/**
 * Bundles the processes into a folder, which it empties first; each is one file that needs no node_modules.
 *
 * @param entries which, when not all
 */
export async function bundle(
  folder = 'dist',
  entries: Readonly<Record<string, string>> = ENTRIES,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await build({
    // Packages in CommonJS ask for Node's modules by require, which an ES module doesn't have.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    bundle: true,
    entryPoints: { ...entries },
    format: 'esm',
    logLevel: 'warning',
    outdir: folder,
    platform: 'node',
    sourcemap: 'linked',
    target: 'node20',
  });
}
