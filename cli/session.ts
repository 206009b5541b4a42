import type { Readable, Writable } from 'node:stream';
import { Service } from './api/service';
import { serviceUrl } from './api/service-url';
import { EXIT, type ExitCode } from './exit-code';
import { createInstants, type Instants } from './output/instants';
import { createPaint, type Paint } from './output/paint';
import { zoneOf } from './output/zone';

/** What a command line runs in. */
export interface Environment {
  env: Readonly<Record<string, string | undefined>>;
  /** Folder of the clone. */
  root: string;
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean };
  nowMs: () => number;
}

/** Options that every command has, and `timezone` of those that show times. */
export interface CommonOptions {
  json?: boolean;
  timezone?: string;
  url?: string;
}

/** One run of one command: the service that it talks to, and how it shows things. */
export class Session {
  readonly service: Service;
  /** How it ends; a command that throws decides by its error. */
  exitCode: ExitCode = EXIT.done;
  readonly instants: Instants;
  readonly paint: Paint;
  readonly json: boolean;

  constructor(
    readonly environment: Environment,
    { json = false, timezone, url }: CommonOptions,
  ) {
    const { env, nowMs, root, stdout } = environment;
    this.service = new Service(serviceUrl(url, env, root));
    this.instants = createInstants(zoneOf(timezone), nowMs);
    this.json = json;
    this.paint = createPaint(stdout.isTTY === true, env);
  }

  /** Columns that a table may have; null when nobody looks at a terminal. */
  get width(): number | null {
    const { stdout } = this.environment;
    return stdout.isTTY ? (stdout.columns ?? 80) : null;
  }

  /** The result: as the API said it with --json, else as `text` shows it. */
  show(value: unknown, text: () => string): void {
    this.write(this.json ? JSON.stringify(value, null, 2) : text());
  }

  write(text: string): void {
    if (text !== '') this.environment.stdout.write(`${text}\n`);
  }

  /** What is said beside the result; programs that read the output don't see it. */
  note(text: string): void {
    if (!this.json) this.environment.stderr.write(`${text}\n`);
  }
}
