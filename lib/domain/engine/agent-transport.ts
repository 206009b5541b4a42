import type { HttpMethod } from '../schedule-definition';
import type { CallControl } from './call-control';

/** One call, ready to be sent. */
export interface AgentRequest {
  /** Scheme, host and port, as in `https://agent.example`. */
  origin: string;
  /** Path and query. */
  path: string;
  method: HttpMethod;
  /** Names and values in turn. */
  headers: string[];
  /** Kept by reference and never changed. */
  body: Uint8Array | null;
  /** Over the whole exchange: look-up, connect, send, headers and body. */
  timeoutMs: number;
}

/** The agent answered with a status, whatever it is. */
export interface AgentAnswer {
  kind: 'answer';
  httpStatus: number;
  /** Lower-case names; a repeated header's values are joined by a comma. */
  headers: Record<string, string>;
  /** The first 64 KiB, unpacked and decoded as UTF-8. */
  body: string;
  /** Bytes of the body that came over the wire. */
  bodyBytes: number;
  /** The body went on after what `body` has. */
  truncated: boolean;
  /** The body was larger than what is read at all, and the connection was cut. */
  cut: boolean;
}

/** There was no whole answer. */
export interface CallFailure {
  kind: 'failure';
  errorClass:
    | 'cancelled'
    | 'egress'
    | 'invalid_request'
    | 'network'
    | 'timeout'
    | 'too_large'
    /** The worker gave the call up because it stops: nobody knows what the agent did. */
    | 'worker_lost';
  message: string;
  /** The status that had come before the call failed. */
  httpStatus: number | null;
}

export type CallResult = AgentAnswer | CallFailure;

/** HTTP, cut to what an attempt needs. */
export interface AgentTransport {
  /** One more call to that origin would be on its way at once or soon. Without it there always is room. */
  hasRoom?(origin: string): boolean;
  /** Never rejects. @param control ends the call as `cancelled` or `worker_lost`, unless its answer is complete */
  send(request: AgentRequest, control?: CallControl): Promise<CallResult>;
}
