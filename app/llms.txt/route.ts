import { ALL_OPERATIONS } from '@/lib/contracts/operations/all-operations';

const lines = ALL_OPERATIONS.map(({ method, path, summary }) => `- ${method} ${path}: ${summary}`);

const TEXT = `# Distributed Scheduler

> Calls agents (HTTP endpoints) on cron schedules, each fire time once, whatever the number of workers. A schedule says what to call
> and when; an execution is one run of it, an attempt one HTTP call of that; a skip is a range of fire times that did not run.

Requests and answers are JSON in camelCase, instants are UTC in ISO 8601. A list is a page \`{ "data": [], "nextCursor": null }\`; hand
\`nextCursor\` back as \`cursor\`. A failing answer is a problem (RFC 9457) whose \`errors\` name every bad value and whose \`type\` leads to
an explanation. Send an Idempotency-Key with a POST to repeat it safely, and If-Match with an edit to lose nobody's change.

## Documents

- [OpenAPI 3.1](/api/openapi.json): every operation with its parameters, bodies, answers and examples
- [The same to read and to try](/docs)
- [Problems](/docs/problems): what each kind of failing answer means, and what to do about it

## Operations

${lines.join('\n')}
`;

/** What a language model should know of the service first (llmstxt.org). */
export const GET = () => new Response(TEXT, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
