import type { CallFailure } from '@/lib/domain/engine/agent-transport';
import { EgressError } from './egress-guard';

type Classified = Pick<CallFailure, 'errorClass' | 'message'>;

/** Codes of node and undici with what they mean to a person who reads why a call failed. */
const NETWORK_MESSAGES: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'The name of the agent could not be looked up',
  ECONNREFUSED: 'The agent refused the connection',
  ECONNRESET: 'The connection was reset',
  EHOSTUNREACH: 'The agent can not be reached',
  ENETUNREACH: 'The network of the agent can not be reached',
  ENOTFOUND: 'The name of the agent does not exist',
  EPIPE: 'The agent closed the connection while the request was sent',
  ETIMEDOUT: 'The network gave the connection up',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'The answer ended before its announced length',
  UND_ERR_SOCKET: 'The agent closed the connection before its answer was complete',
};

const TLS_CODE =
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Which class of failure an error of undici, node:net, node:tls or the guard is, in words that name no library. */
export function classifyError(error: Error): Classified {
  if (error instanceof EgressError) return { errorClass: 'egress', message: error.message };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return { errorClass: 'too_large', message: 'The headers of the answer are larger than what is read' };
  }
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED') {
    return { errorClass: 'invalid_request', message: `The request can't be sent: ${error.message}` };
  }
  if (error.name === 'HTTPParserError') {
    return { errorClass: 'network', message: 'The agent did not answer with valid HTTP' };
  }
  return { errorClass: 'network', message: describeNetworkError(code, error.message) };
}

function describeNetworkError(code: string, message: string): string {
  const known = NETWORK_MESSAGES[code];
  if (known !== undefined) return `${known} (${code})`;
  if (TLS_CODE.test(code)) return `The secure connection failed: ${message} (${code})`;
  return code === '' ? message : `${message} (${code})`;
}
