// `npm run fuzz -- --requests 5000 [--seed 1]`: sends that many requests made of the document to the API, on a database of its own.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { requests: { default: '5000', type: 'string' }, seed: { type: 'string' } },
});
for (const [name, text] of Object.entries(values)) {
  if (!/^-?\d{1,10}$/.test(text)) {
    console.error(`--${name} must be a whole number; got ${text}`);
    process.exit(1);
  }
}
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'int', 'app/api/_fuzz'],
  {
    env: {
      ...process.env,
      FUZZ_REQUESTS: values.requests,
      ...(values.seed === undefined ? {} : { FUZZ_SEED: values.seed }),
    },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
