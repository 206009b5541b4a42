import { expect, it } from 'vitest';
import { agentResponseOf, bodyTexts, responseFacts } from './response-text';

it('shows JSON in two forms and text as it is', () => {
  expect(bodyTexts({ a: [1] })).toEqual({
    raw: '{"a":[1]}',
    pretty: '{\n  "a": [\n    1\n  ]\n}',
    isJson: true,
  });
  expect(bodyTexts('<b>no</b>')).toEqual({ raw: '<b>no</b>', pretty: '<b>no</b>', isJson: false });
  expect(bodyTexts(null).raw).toBe('');
  expect(bodyTexts(false).raw).toBe('false');
});

it('says status, type and size, and whether something was cut', () => {
  const response = {
    status: 503,
    headers: { 'Content-Type': 'text/html' },
    body: '',
    bodyBytes: 1_248,
    truncated: false,
  };
  expect(responseFacts(response)).toBe('HTTP 503 · text/html · 1,248 bytes, nothing cut');
  expect(responseFacts({ ...response, headers: {}, bodyBytes: 1, truncated: true })).toBe(
    'HTTP 503 · 1 byte, cut: only the beginning is kept',
  );
});

it('takes an answer of its own shape alone', () => {
  const response = { status: 200, headers: {}, body: null, bodyBytes: 0, truncated: false };
  expect(agentResponseOf(response)).toBe(response);
  for (const other of [null, undefined, 'ok', { status: 'done' }]) expect(agentResponseOf(other)).toBe(null);
});
