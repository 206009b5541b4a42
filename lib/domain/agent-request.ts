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
  headers: { name: string; value: string; template: Template | null }[];
  body: PreparedBody;
  timeoutMs: number;
  scheduleName: string;
}
type PreparedBody = { bytes: Uint8Array | null; template: null } | { bytes: null; template: Template };

const USER_AGENT = 'distributed-scheduler/1.0';
/** Bounds on what templates may grow to. */
const MAX_BODY_CHARACTERS = 4 * 1024 * 1024;
const MAX_HEADER_CHARACTERS = 8 * 1024;

const NO_BODY: PreparedBody = { bytes: null, template: null };
const BODILESS: readonly HttpMethod[] = ['GET', 'HEAD'];
const encoder = new TextEncoder();

/** @throws InvalidRequestError for a URL or header that no call may have (a definition older than the rule) */
export function prepareRequest(definition: ScheduleDefinition): PreparedRequest {
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
    headers: Object.entries(headers).map(([name, value]) => ({
      name,
      value,
      template: compileTemplate(value),
    })),
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
  const values = templateValues(prepared, run);
  const body = fillBody(bodyOf(prepared, run), values);
  return {
    origin: prepared.origin,
    path: prepared.path,
    method: prepared.method,
    headers: buildHeaders(prepared, run, values, body !== null, random),
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
  return template ? { bytes: null, template } : { bytes: encoder.encode(json), template: null };
}

function fillBody(body: PreparedBody, values: TemplateValues): Uint8Array | null {
  if (body.template === null) return body.bytes;
  return encoder.encode(fillTemplate(body.template, escapeForJson(values), MAX_BODY_CHARACTERS));
}

function templateValues(prepared: PreparedRequest, run: OwnedExecution): TemplateValues {
  return {
    attempt: String(run.attempt),
    executionId: run.id,
    fireTime: new Date(run.fireAt).toISOString(),
    scheduledAt: new Date(run.scheduledAt).toISOString(),
    scheduleId: run.scheduleId,
    scheduleName: prepared.scheduleName,
  };
}

/** The schedule's own headers, then those that every call has. Defaults give way to the schedule's. */
function buildHeaders(
  prepared: PreparedRequest,
  run: OwnedExecution,
  values: TemplateValues,
  hasBody: boolean,
  random: Random,
): string[] {
  const headers: string[] = [];
  const missing = new Set(['accept-encoding', 'content-type', 'user-agent']);
  for (const { name, template, value } of prepared.headers) {
    headers.push(name, template ? fillHeader(name, template, values) : value);
    missing.delete(name.toLowerCase());
  }
  if (missing.has('accept-encoding')) headers.push('accept-encoding', 'identity');
  if (hasBody && missing.has('content-type')) headers.push('content-type', 'application/json');
  if (missing.has('user-agent')) headers.push('user-agent', USER_AGENT);
  headers.push(
    'Idempotency-Key',
    run.id,
    'X-Scheduler-Schedule-Id',
    run.scheduleId,
    'X-Scheduler-Execution-Id',
    run.id,
    'X-Scheduler-Fire-Time',
    values.fireTime,
    'X-Scheduler-Attempt',
    values.attempt,
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
function traceparent(executionId: string, random: Random): string {
  return `00-${executionId.replaceAll('-', '')}-${randomHex32(random)}${randomHex32(random)}-01`;
}

/** Eight hexadecimal digits, never all zero, which W3C forbids for a whole span id. */
function randomHex32(random: Random): string {
  return (Math.floor(random() * 0xffff_ffff) + 1).toString(16).padStart(8, '0');
}
