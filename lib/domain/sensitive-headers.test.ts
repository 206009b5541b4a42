import { describe, expect, it } from 'vitest';
import { HEADER_MASK, isMask, isSensitiveHeader, maskHeaders, maskHeaderValue } from './sensitive-headers';

describe('sensitive headers', () => {
  it.each([
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'Set-Cookie',
    'X-API-Key',
    'apikey',
    'x-auth-token',
    'X-Auth',
    'client_secret',
    'x-password',
    'X-Hub-Signature-256',
  ])('hides %s', (name) => {
    expect(isSensitiveHeader(name)).toBe(true);
  });

  it.each(['content-type', 'accept', 'x-collection', 'x-author', 'user-agent', 'www-authenticate'])(
    'shows %s',
    (name) => {
      expect(isSensitiveHeader(name)).toBe(false);
    },
  );

  it('masks a copy and leaves the rest as it is', () => {
    const headers = { Authorization: 'Bearer token-3f9c', 'x-api-key': 'short', accept: 'a' };
    expect(maskHeaders(headers)).toEqual({
      Authorization: `${HEADER_MASK}3f9c`,
      'x-api-key': HEADER_MASK,
      accept: 'a',
    });
    expect(headers.Authorization).toBe('Bearer token-3f9c');
  });

  it('shows the last four characters only of values from twelve characters on', () => {
    expect(maskHeaderValue('12345678901')).toBe(HEADER_MASK);
    expect(maskHeaderValue('123456789012')).toBe(`${HEADER_MASK}9012`);
    expect(maskHeaderValue('')).toBe(HEADER_MASK);
  });

  it('knows its own masks when they come back', () => {
    expect(isMask(maskHeaderValue('Bearer token-3f9c'))).toBe(true);
    expect(isMask(HEADER_MASK)).toBe(true);
    expect(isMask(`${HEADER_MASK}3f9c and more`)).toBe(false);
    expect(isMask('Bearer token')).toBe(false);
  });
});
