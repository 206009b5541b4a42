import type { RequestOpts } from '@oazapfts/runtime';
import type { Problem } from '@/clients/typescript/scheduler-api';
import { CliError, usageError } from '../cli-error';
import { EXIT } from '../exit-code';
import { problemError } from './problem-error';
import type { ServiceAddress } from './service-url';

interface Answer {
  status: number;
  data?: unknown;
  headers?: Headers;
}
/** What an operation answers when it is done. */
type Success<A extends Answer> = A extends { status: 200 | 201 | 202; data: infer Data } ? Data : never;

/** One service, asked through the typed client. */
export class Service {
  private readonly baseUrl: string;

  constructor(private readonly address: ServiceAddress) {
    this.baseUrl = address.origin;
  }

  /**
   * The data of a successful answer.
   *
   * @param request calls an operation of the client with these options
   * @throws CliError that says what is wrong, with the exit code for it
   */
  async ask<A extends Answer>(request: (options: RequestOpts) => Promise<A>): Promise<Success<A>> {
    const { data, headers, status } = await request(this.options);
    // Every answer of the service has one.
    if (!headers?.has('x-request-id')) throw this.notOurs(status);
    if (status === 204) return undefined as Success<A>;
    if (typeof data !== 'object' || data === null) throw this.notOurs(status);
    if (status < 300) return data as Success<A>;
    throw this.refusal(data, status);
  }

  /** The text of an answer that is long, as it arrives. */
  async *stream(path: string, query: Readonly<Record<string, string | undefined>>, init: RequestInit = {}) {
    const url = new URL(path, this.baseUrl);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const response = await this.fetch(url.href, init);
    if (!response.ok) throw this.refusal(parseJson(await response.text()), response.status);
    const decoder = new TextDecoder();
    const reader = response.body!.getReader();
    for (let part = await this.reading(reader.read()); !part.done; part = await this.reading(reader.read())) {
      yield decoder.decode(part.value, { stream: true });
    }
  }

  private readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    if (this.address.isGuessed && (init.method ?? 'GET') !== 'GET') {
      throw usageError(
        `Nothing runs from this clone, and what answers at ${this.baseUrl} may be another's: say where to write by --url or SCHEDULER_URL`,
      );
    }
    return this.reading(fetch(url, { ...init, redirect: 'manual' }));
  };

  private get options(): RequestOpts {
    return { baseUrl: this.baseUrl, fetch: this.fetch as typeof fetch };
  }

  private async reading<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      const { cause } = error as { cause?: { code?: string; message?: string } };
      const reason = cause?.code || cause?.message || String(error);
      throw new CliError(`No scheduler answers at ${this.baseUrl} (${reason})`, EXIT.unreachable, [
        'Start one with `npm start`, or name another by --url or SCHEDULER_URL.',
      ]);
    }
  }

  private refusal(data: unknown, status: number): CliError {
    const problem = data as Partial<Problem> | null;
    return typeof problem?.title === 'string' ? problemError(problem as Problem) : this.notOurs(status);
  }

  private notOurs(status: number): CliError {
    const message = `${this.baseUrl} is no scheduler: its answer ${status} is none of ours`;
    return new CliError(message, EXIT.unreachable);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // of something else
  }
}
