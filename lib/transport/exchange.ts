import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { AgentRequest, CallFailure } from '@/lib/domain/engine/agent-transport';
import type { CallControl } from '@/lib/domain/engine/call-control';
import { BodyCollector } from './body-collector';
import { classifyError } from './call-error';
import type { Connection } from './connection';

/** An answer as it came over the wire. */
export interface RawAnswer {
  kind: 'answer';
  httpStatus: number;
  headers: IncomingHttpHeaders;
  body: BodyCollector;
}

/** Whoever gives an exchange its connection. */
export interface Carrier {
  /** @param reusable the answer was read to its end, so the connection may carry another */
  ended(exchange: Exchange, reusable: boolean): void;
}

/**
 * One request and its answer, as undici's handler. Waits for a connection, then for the answer's end; whatever comes first of
 * answer, error, timeout and abort settles it, once, and what comes later is ignored.
 *
 * One timer covers everything from the start: undici's own limits begin anew with each chunk, so that an answer that drips
 * would never meet them. Node keeps timers of one duration in one list, so a timer a call costs no more than a wheel.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  private readonly timer: NodeJS.Timeout;
  private httpStatus: number | null = null;
  private headers: IncomingHttpHeaders = {};
  private readonly body = new BodyCollector();
  /** What carries it; null while it waits for one. */
  connection: Connection | null = null;
  settled = false;

  constructor(
    readonly request: AgentRequest,
    private readonly carrier: Carrier,
    private readonly control: CallControl | undefined,
    private readonly settle: (result: CallFailure | RawAnswer) => void,
  ) {
    this.timer = setTimeout(expire, request.timeoutMs, this);
    control?.onAbort(() => this.abort());
  }

  /** undici takes a handler only with this. To end an exchange is to destroy its connection, so nothing is kept of it. */
  onRequestStart(): void {}

  onResponseStart(_: unknown, httpStatus: number, headers: IncomingHttpHeaders): void {
    // 1xx answers come before the real one.
    if (httpStatus < 200) return;
    this.httpStatus = httpStatus;
    this.headers = headers;
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    if (!this.settled && !this.body.add(chunk)) this.answer();
  }

  onResponseEnd(): void {
    this.answer();
  }

  onResponseError(_: unknown, error: Error): void {
    const { errorClass, message } = classifyError(error);
    this.fail(errorClass, message);
  }

  fail(errorClass: CallFailure['errorClass'], message: string): void {
    if (this.settled) return;
    this.end(false);
    this.settle({ kind: 'failure', errorClass, message, httpStatus: this.httpStatus });
  }

  private abort(): void {
    if (this.control?.reason === 'cancelled') this.fail('cancelled', 'Cancelled while the agent was called');
    else this.fail('worker_lost', 'The worker stopped before the agent had answered');
  }

  private answer(): void {
    if (this.settled) return;
    this.end(!this.body.overflowed);
    this.settle({ kind: 'answer', httpStatus: this.httpStatus!, headers: this.headers, body: this.body });
  }

  private end(reusable: boolean): void {
    this.settled = true;
    clearTimeout(this.timer);
    this.control?.ended();
    this.carrier.ended(this, reusable);
  }
}

function expire(exchange: Exchange): void {
  exchange.fail('timeout', `No complete answer within ${exchange.request.timeoutMs} ms`);
}
