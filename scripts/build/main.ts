// `npm run build`: the web application by Next.js into .next, the other processes by esbuild into dist.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { bundle } from './bundle';
import { sourceFingerprint } from './fingerprint';
import { FINGERPRINT_FILE } from './is-built';

const fingerprint = sourceFingerprint();
await bundle();
const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  // Next.js builds wrongly under any other NODE_ENV, and .env of the original service sets one.
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  stdio: 'inherit',
});
if (status === 0) writeFileSync(FINGERPRINT_FILE, fingerprint);
process.exitCode = status ?? 1;
