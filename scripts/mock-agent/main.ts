import { createMockAgent } from './mock-agent';

// The sample agent that a fresh start calls, and the mock agent of the compose profile `test`.
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 5678);

try {
  const agent = await createMockAgent({ host, port, keepCalls: 100 });
  process.stdout.write(`Mock agent on ${agent.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      agent.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(`The mock agent can't listen on ${host}:${port}: ${(error as Error).message}\n`);
  process.exit(1);
}
