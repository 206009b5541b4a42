import type { IncomingHttpHeaders } from 'node:http';
import type { EgressPolicy } from '@/lib/domain/egress-policy';
import type {
  AgentRequest,
  AgentTransport,
  CallFailure,
  CallResult,
} from '@/lib/domain/engine/agent-transport';
import type { CallControl } from '@/lib/domain/engine/call-control';
import type { BodyCollector } from './body-collector';
import { type Connect, createGuardedConnect } from './egress-guard';
import { Exchange, type RawAnswer } from './exchange';
import { OriginConnections } from './origin-connections';
import type { ResolveName } from './resolve-name';
import { unpackBody } from './unpack-body';

export interface AgentClientOptions {
  policy: EgressPolicy;
  /** More calls to an origin may be under way than before: whoever was told that there is no room may ask again. */
  onRoom?: () => void;
  /** Default: the system's resolver. */
  resolveName?: ResolveName;
}

/**
 * Calls agents over HTTP/1.1: keep-alive connections by origin, one timeout over the whole exchange, answers bounded in size,
 * redirects never followed, addresses checked where the connection is opened. A request that was sent is never sent again here;
 * one that found its idle connection closed before it was sent goes out on a new one. Proxy variables of the environment
 * (HTTP_PROXY, HTTPS_PROXY) are ignored: a proxy would connect where the guard can't look.
 */
export class AgentClient implements AgentTransport {
  private readonly connect: Connect;
  private readonly origins = new Map<string, OriginConnections>();

  constructor(private readonly options: AgentClientOptions) {
    this.connect = createGuardedConnect(options.policy, options.resolveName);
  }

  hasRoom(origin: string): boolean {
    return this.origins.get(origin)?.hasRoom ?? true;
  }

  send(request: AgentRequest, control?: CallControl): Promise<CallResult> {
    return new Promise((resolve) => {
      const connections = this.connectionsTo(request.origin);
      const settle = (result: CallFailure | RawAnswer) =>
        resolve(result.kind === 'answer' ? readAnswer(result) : result);
      connections.carry(new Exchange(request, connections, control, settle));
    });
  }

  /** Closes idle connections; those under way close when their call ends. */
  close(): void {
    for (const connections of this.origins.values()) connections.close();
  }

  private connectionsTo(origin: string): OriginConnections {
    const known = this.origins.get(origin);
    if (known) return known;
    const onUnused = () => this.origins.delete(origin);
    const connections = new OriginConnections(origin, this.connect, onUnused, this.options.onRoom);
    this.origins.set(origin, connections);
    return connections;
  }
}

function readAnswer(raw: RawAnswer): CallResult | Promise<CallResult> {
  const encoding = raw.headers['content-encoding'];
  if (encoding === undefined || raw.body.bytes === 0) return describeAnswer(raw, raw.body);
  return unpackBody(raw.body.kept, encoding).then((unpacked) =>
    describeAnswer(raw, unpacked ?? raw.body, unpacked === null ? encoding : undefined),
  );
}

/** @param unreadable the encoding of a body that can't be unpacked, and is described in its place */
function describeAnswer(raw: RawAnswer, body: BodyCollector, unreadable?: string): CallResult {
  return {
    kind: 'answer',
    httpStatus: raw.httpStatus,
    headers: joinHeaders(raw.headers),
    body: unreadable ? `(${body.bytes} bytes of encoding ${unreadable})` : body.kept.toString('utf8'),
    bodyBytes: raw.body.bytes,
    truncated: body.truncated || raw.body.truncated,
    cut: body.overflowed || raw.body.overflowed,
  };
}

function joinHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) headers[name] = value.join(', ');
  }
  return headers as Record<string, string>;
}
