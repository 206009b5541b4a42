import type { AgentResponse } from '@/lib/contracts/execution';

const RESPONSE_FIELDS = ['status', 'headers', 'bodyBytes', 'truncated'] satisfies (keyof AgentResponse)[];

export interface BodyTexts {
  /** As it came, as far as JSON tells: JSON without added space. */
  raw: string;
  pretty: string;
  isJson: boolean;
}

/** null: there is none, or the earlier service kept something of another shape. */
export function agentResponseOf(response: unknown): AgentResponse | null {
  if (typeof response !== 'object' || response === null) return null;
  return RESPONSE_FIELDS.every((name) => name in response) ? (response as AgentResponse) : null;
}

/** A body as text: a JSON value in two forms, a text as it is. */
export function bodyTexts(body: unknown): BodyTexts {
  if (body === null || body === undefined) return { raw: '', pretty: '', isJson: false };
  if (typeof body === 'string') return { raw: body, pretty: body, isJson: false };
  return { raw: JSON.stringify(body), pretty: JSON.stringify(body, null, 2), isJson: true };
}

/** `HTTP 503 · application/json · 248 bytes, nothing cut`. */
export function responseFacts(response: AgentResponse): string {
  const type = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const bytes = `${response.bodyBytes.toLocaleString('en-US')} ${response.bodyBytes === 1 ? 'byte' : 'bytes'}`;
  const cut = response.truncated ? 'cut: only the beginning is kept' : 'nothing cut';
  return [`HTTP ${response.status}`, type, `${bytes}, ${cut}`].filter(Boolean).join(' · ');
}
