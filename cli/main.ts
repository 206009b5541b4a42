// The command `scheduler`.
import { fileURLToPath } from 'node:url';
import { EXIT } from './exit-code';
import { run } from './run';

process.once('SIGINT', () => process.exit(EXIT.interrupted));
// Whoever reads the output, such as `head`, may leave before its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed),
);

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  nowMs: Date.now,
  // Both cli/ and dist/ lie in it.
  root: fileURLToPath(new URL('..', import.meta.url)),
  stderr: process.stderr,
  stdin: process.stdin,
  stdout: process.stdout,
});
