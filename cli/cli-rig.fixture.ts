import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { callApi, sending } from '@/app/api/call-api.fixture';
import type { Execution, Schedule } from '@/clients/typescript/scheduler-api';
import { bundle } from '@/scripts/build/bundle';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import type { ExitCode } from './exit-code';
import { run } from './run';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliRig {
  database: TestDatabase;
  url: string;
  /** A folder as a clone has it: files of tests, and .data. */
  root: string;
  /** Runs the program as a process of its own; `input` is its standard input. */
  scheduler(
    args: readonly string[],
    options?: { env?: Record<string, string>; input?: string },
  ): Promise<Ended>;
  /** What the program writes with --json; it has to go well, without a word on standard error. */
  json<T>(...args: string[]): Promise<T>;
  /** Starts one that goes on. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams;
  /** Runs it in a terminal of 100 columns, on which a person types these lines. */
  inTerminal(args: readonly string[], ...lines: string[]): Promise<Ended>;
  /** A schedule made by the API itself. */
  make(fields: object): Promise<Schedule>;
  /** Runs a schedule by the API itself. */
  trigger(id: string): Promise<Execution>;
  /** Ends all connections, as a server that is restarted. */
  cut(): void;
  /** Deletes all schedules. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const FIELDS = { agentId: 'reporter', agentUrl: 'https://agent.example/run', cronExpression: '0 9 * * *' };

/** The routes of the API on a port and a database of their own, and the bundled program. */
export async function createCliRig(): Promise<CliRig> {
  const database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
  const root = mkdtempSync(path.join(tmpdir(), 'scheduler-cli-'));
  await bundle(path.join(root, 'dist'), { cli: 'cli/main.ts' });
  const server = await listen();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const start = (args: readonly string[], env: Record<string, string> = {}) =>
    spawn(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
      cwd: root,
      env: { NODE_ENV: 'test', PATH: process.env.PATH, SCHEDULER_URL: url, TZ: 'UTC', ...env },
    });
  const scheduler: CliRig['scheduler'] = async (args, { env = {}, input = '' } = {}) => {
    const child = start(args, env);
    child.stdin.end(input);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { code, stderr, stdout };
  };
  return {
    clear: async () => {
      const { data } = (await (await callApi('/api/schedules?limit=200')).json()) as { data: Schedule[] };
      for (const { id } of data) await callApi(`/api/schedules/${id}`, { method: 'DELETE' });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      rmSync(root, { force: true, recursive: true });
      await database.drop();
    },
    cut: () => server.closeAllConnections(),
    database,
    inTerminal: (args, ...lines) => runInTerminal({ args, lines, root, url }),
    json: async <T>(...args: string[]): Promise<T> => {
      const { code, stderr, stdout } = await scheduler([...args, '--json']);
      expect([code, stderr]).toEqual([0, '']);
      return JSON.parse(stdout);
    },
    make: async (fields) => {
      const made = await callApi('/api/schedules', sending('POST', { ...FIELDS, ...fields }));
      return (await made.json()) as Schedule;
    },
    root,
    trigger: async (id) => {
      const triggered = await callApi(`/api/schedules/${id}/trigger`, { method: 'POST' });
      return (await triggered.json()) as Execution;
    },
    scheduler,
    start: (args) => start(args),
    url,
  };
}

/** Says in the clone's folder where the service runs, as `npm start` does. */
export function writeRunFile({ root, url }: CliRig): void {
  mkdirSync(path.join(root, '.data'), { recursive: true });
  writeFileSync(path.join(root, '.data/run.json'), JSON.stringify({ url }));
}

async function listen(): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** As the server of the product hands a request to its route. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers, method = 'GET', url = '/' } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'DELETE';
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answered = await callApi(url, {
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    method,
    signal: gone.signal,
    ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream } : {}),
  });
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body) Readable.fromWeb(answered.body as never).pipe(response);
  else response.end();
}

async function runInTerminal({
  args,
  lines,
  root,
  url,
}: {
  args: readonly string[];
  lines: readonly string[];
  root: string;
  url: string;
}): Promise<Ended> {
  const terminal = () => Object.assign(new PassThrough(), { columns: 100, isTTY: true as const });
  const [stdin, stdout, stderr] = [terminal(), terminal(), terminal()];
  for (const line of lines) stdin.write(`${line}\n`);
  const environment = { env: { SCHEDULER_URL: url }, nowMs: Date.now, root, stderr, stdin, stdout };
  const code: ExitCode = await run([...args], environment);
  stdout.end();
  stderr.end();
  return { code, stderr: await text(stderr), stdout: await text(stdout) };
}
