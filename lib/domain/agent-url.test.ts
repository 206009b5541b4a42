import { describe, expect, it } from 'vitest';
import { ADDRESS_REFUSED, checkAgentUrl, literalAddress } from './agent-url';
import { createEgressPolicy } from './egress-policy';

const local = createEgressPolicy({ mode: 'local' });
const production = createEgressPolicy({ mode: 'production' });

const LOOPBACK_SPELLINGS = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://0x7f.1/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://0177.0.0.01/',
  'http://127.0.0.1./',
  'http://%31%32%37.0.0.1/',
  'http://１２７.０.０.１/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[0:0:0:0:0:0:0:1]:8080/x',
];
const PRIVATE_SPELLINGS = [
  'http://169.254.169.254/latest/meta-data',
  'http://0xA9FEA9FE/',
  'http://2852039166/',
  'http://0251.0376.0251.0376/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[fd00:ec2::254]/',
  'http://0/',
  'http://[::]/',
  'http://10.0.0.1:8080/',
  'https://192.168.0.1/',
];

describe('agent URL', () => {
  it.each([
    'http://mock-agent:5678',
    'https://example.com/api/agent',
    'http://localhost:3000/x?y=1#z',
    'http://8.8.8.8/',
    'http://metadata.google.internal/',
    'http://agent_1:80/',
  ])('accepts %s: names are judged when the call connects', (url) => {
    expect(checkAgentUrl(url, production)).toBeNull();
  });

  it.each(LOOPBACK_SPELLINGS)('lets %s pass in local mode only', (url) => {
    expect(checkAgentUrl(url, local)).toBeNull();
    expect(checkAgentUrl(url, production)).toBe(ADDRESS_REFUSED);
  });

  it.each(PRIVATE_SPELLINGS)('refuses %s in both modes, with one text', (url) => {
    expect(checkAgentUrl(url, local)).toBe(ADDRESS_REFUSED);
    expect(checkAgentUrl(url, production)).toBe(ADDRESS_REFUSED);
  });

  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'gopher://x/',
    'unix:/run/x.sock',
  ])('refuses the scheme of %s', (url) => {
    expect(checkAgentUrl(url, local)).toBe('The URL must begin with http:// or https://');
  });

  it.each([
    'http://user@example.com/',
    'http://a:b@example.com/',
    'http://:b@example.com/',
    'http://a%40b@x/',
  ])('refuses the userinfo of %s', (url) => {
    expect(checkAgentUrl(url, local)).toContain('must not contain a user name or password');
  });

  it.each(['http://a/\r\nX: y', 'http://a\n.test/', 'http://a/\0', 'http://a/\t', 'http://a/\u007f'])(
    'refuses control characters, which the URL parser would drop: %j',
    (url) => {
      expect(checkAgentUrl(url, local)).toContain('line breaks');
    },
  );

  it.each(['', 'example.com', '//example.com', 'http://', 'http://[fe80::1%25eth0]/', 'http://1.2.3.256/'])(
    'refuses what is no URL: "%s"',
    (url) => {
      expect(checkAgentUrl(url, local)).toContain('Must be a URL');
    },
  );

  it('tells a literal address from a name', () => {
    expect(literalAddress('[::1]')).toBe('::1');
    expect(literalAddress('127.0.0.1')).toBe('127.0.0.1');
    expect(literalAddress('localhost')).toBeNull();
  });
});
