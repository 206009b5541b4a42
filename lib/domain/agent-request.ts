import type { AgentRequest } from './engine/agent-transport';
import type { OwnedExecution, Random } from './engine/ports';
import { findHeaderProblems, headerValueProblem } from './request-headers';
import {
  compileTemplate,
  escapeForJson,
  fillTemplate,
  type Template,
  type TemplateValues,
} from './request-template';
import type { HttpMethod, JsonValue, ScheduleDefinition } from './schedule-definition';

/** The request can't be made from this definition; the message says why. */
class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
}

/** What a schedule version sends, made once: whatever doesn't change from call to call. */
export interface PreparedRequest {
  origin: string;
  path: string;
  method: HttpMethod;
  /** Names and values in turn, without those that differ from call to call. */
  headers: string[];
  /** Where in `headers` a value is to be filled in. */
  headerTemplates: { index: number; name: string; template: Template }[];
  /** The schedule sets it itself. */
  hasContentType: boolean;
  body: PreparedBody;
  timeoutMs: number;
  scheduleName: string;
}
type PreparedBody = { bytes: Uint8Array | null; template: null } | { bytes: null; template: Template };

/** What of a schedule decides about its calls. */
export type RequestDefinition = Pick<
  ScheduleDefinition,
  'agentUrl' | 'headers' | 'httpMethod' | 'name' | 'payload' | 'timeoutMs'
>;

const USER_AGENT = 'distributed-scheduler/1.0';
/** Bounds on what templates may grow to. */
const MAX_BODY_CHARACTERS = 4 * 1024 * 1024;
const MAX_HEADER_CHARACTERS = 8 * 1024;

const NO_BODY: PreparedBody = { bytes: null, template: null };
const BODILESS: readonly HttpMethod[] = ['GET', 'HEAD'];
const encoder = new TextEncoder();

/** @throws InvalidRequestError for a URL or header that no call may have (a definition older than the rule) */
export function prepareRequest(definition: RequestDefinition): PreparedRequest {
  const { agentUrl, headers, httpMethod } = definition;
  if (!URL.canParse(agentUrl)) throw new InvalidRequestError('The URL of the agent is not valid');
  const [problem] = findHeaderProblems(headers);
  if (problem) throw new InvalidRequestError(problem.message);
  const url = new URL(agentUrl);
  const body = BODILESS.includes(httpMethod) ? NO_BODY : prepareBody(definition.payload);
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method: httpMethod,
    ...prepareHeaders(headers),
    body,
    timeoutMs: definition.timeoutMs,
    scheduleName: definition.name,
  };
}

/**
 * One call of an execution.
 *
 * @throws InvalidRequestError when a header can't be sent once its templates are filled in
 * @throws TemplateTooLargeError
 */
export function buildRequest(prepared: PreparedRequest, run: OwnedExecution, random: Random): AgentRequest {
  const values = { prepared, run };
  const body = fillBody(bodyOf(prepared, run), values);
  return {
    origin: prepared.origin,
    path: prepared.path,
    method: prepared.method,
    headers: buildHeaders(values, body !== null, random),
    body,
    timeoutMs: prepared.timeoutMs,
  };
}

function bodyOf(prepared: PreparedRequest, run: OwnedExecution): PreparedBody {
  const payload = run.overrides?.payload;
  return payload === undefined || BODILESS.includes(prepared.method) ? prepared.body : prepareBody(payload);
}

/** The payload as JSON. Placeholders are looked for in the JSON text: they can only stand inside its strings. */
function prepareBody(payload: JsonValue): PreparedBody {
  if (payload === null) return NO_BODY;
  const json = JSON.stringify(payload);
  const template = compileTemplate(json);
  // Short ones share a buffer: an ArrayBuffer for each of many thousands of schedules costs every garbage collection.
  return template ? { bytes: null, template } : { bytes: Buffer.from(json), template: null };
}

function fillBody(body: PreparedBody, call: Call): Uint8Array | null {
  if (body.template === null) return body.bytes;
  return encoder.encode(
    fillTemplate(body.template, escapeForJson(templateValues(call)), MAX_BODY_CHARACTERS),
  );
}

interface Call {
  prepared: PreparedRequest;
  run: OwnedExecution;
}

function templateValues({ prepared, run }: Call): TemplateValues {
  return {
    attempt: String(run.attempt),
    executionId: run.id,
    fireTime: instantText(run.fireAt),
    scheduledAt: instantText(run.scheduledAt),
    scheduleId: run.scheduleId,
    scheduleName: prepared.scheduleName,
  };
}

let lastInstant = Number.NaN;
let lastInstantText = '';

/** ISO 8601. A thousand calls of one instant have one text. */
function instantText(timeMs: number): string {
  if (timeMs !== lastInstant) {
    lastInstantText = new Date(timeMs).toISOString();
    lastInstant = timeMs;
  }
  return lastInstantText;
}

/** The schedule's own headers, then the defaults, which give way to the schedule's. */
function prepareHeaders(own: Readonly<Record<string, string>>) {
  const headers: string[] = [];
  const headerTemplates: PreparedRequest['headerTemplates'] = [];
  const names = new Set<string>();
  for (const [name, value] of Object.entries(own)) {
    const template = compileTemplate(value);
    if (template) headerTemplates.push({ index: headers.length + 1, name, template });
    headers.push(name, value);
    names.add(name.toLowerCase());
  }
  if (!names.has('accept-encoding')) headers.push('accept-encoding', 'identity');
  if (!names.has('user-agent')) headers.push('user-agent', USER_AGENT);
  return { hasContentType: names.has('content-type'), headers, headerTemplates };
}

/** What was prepared, and those that every call has of its own. */
function buildHeaders(call: Call, hasBody: boolean, random: Random): string[] {
  const { prepared, run } = call;
  const headers = prepared.headers.slice();
  if (prepared.headerTemplates.length > 0) {
    const values = templateValues(call);
    for (const { index, name, template } of prepared.headerTemplates)
      headers[index] = fillHeader(name, template, values);
  }
  if (hasBody && !prepared.hasContentType) headers.push('content-type', 'application/json');
  headers.push(
    'Idempotency-Key',
    run.id,
    'X-Scheduler-Schedule-Id',
    run.scheduleId,
    'X-Scheduler-Execution-Id',
    run.id,
    'X-Scheduler-Fire-Time',
    instantText(run.fireAt),
    'X-Scheduler-Attempt',
    String(run.attempt),
    'traceparent',
    traceparent(run.id, random),
  );
  return headers;
}

function fillHeader(name: string, template: Template, values: TemplateValues): string {
  const value = fillTemplate(template, values, MAX_HEADER_CHARACTERS);
  const problem = headerValueProblem(name, value);
  if (problem !== null) throw new InvalidRequestError(problem);
  return value;
}

/** W3C trace context: one trace for an execution (its id without dashes), one span for each attempt, marked as sampled. */
function traceparent(id: string, random: Random): string {
  const trace = id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
  return `00-${trace}-${randomHex32(random)}${randomHex32(random)}-01`;
}

/** Each byte's two digits: numbers of more than 31 bits take half a microsecond to write in hexadecimal. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Eight hexadecimal digits, never all zero, which W3C forbids for a whole span id. */
function randomHex32(random: Random): string {
  const bits = Math.floor(random() * 0xffff_ffff) + 1;
  return HEX[bits >>> 24]! + HEX[(bits >>> 16) & 255]! + HEX[(bits >>> 8) & 255]! + HEX[bits & 255]!;
}
