import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { toCurl } from './to-curl';

it('writes one option a line', () => {
  const request = {
    httpMethod: 'POST',
    url: 'https://agent.example/run?a=1&b=2',
    headers: { authorization: '••••••••3f9c' },
    body: { since: '{{fireTime}}' },
  };
  expect(toCurl(request)).toBe(
    [
      `curl -X POST 'https://agent.example/run?a=1&b=2' \\`,
      `  -H 'authorization: ••••••••3f9c' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  --data-raw '{"since":"{{fireTime}}"}'`,
    ].join('\n'),
  );
});

it('sends no body for null, and keeps a content type that was given', () => {
  const plain = { httpMethod: 'GET', url: 'http://a.test', headers: {}, body: null };
  expect(toCurl(plain)).toBe("curl -X GET 'http://a.test'");
  expect(toCurl({ ...plain, headers: { 'content-type': 'text/plain' }, body: 'x' })).not.toContain(
    'application/json',
  );
});

it('lets nothing in it be read by the shell', () => {
  const nasty = `'; echo pwned; $(id) \`id\` "x" \\`;
  const command = toCurl({
    httpMethod: 'POST',
    url: 'http://a.test',
    headers: { x: nasty },
    body: { nasty },
  });
  const words = execFileSync('sh', ['-c', command.replace(/^curl/, 'printf "%s\\n"')], { encoding: 'utf8' });
  expect(words).toContain(`x: ${nasty}\n`);
  expect(words).toContain(`${JSON.stringify({ nasty })}\n`);
});
