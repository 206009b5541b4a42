import { expect, it } from 'vitest';
import { maskSecrets } from './mask-secrets';

const MASK = '••••••••';

it.each([
  ['curl -H "Authorization: Bearer s3cret" https://a.example', `curl -H ${MASK} https://a.example`],
  ["curl -sSH 'X-Key: s3cret' https://a.example | jq .", `curl -sSH ${MASK} https://a.example | jq .`],
  ['curl -H"X-Key: s3\\"cret" https://a.example', `curl -H ${MASK} https://a.example`],
  ['curl -HX-Key:s3cret https://a.example', `curl -H ${MASK} https://a.example`],
  ['curl --header="X-Key: s3cret" https://a.example', `curl --header=${MASK} https://a.example`],
  ['/usr/bin/curl -u bob:s3cret https://a.example', `/usr/bin/curl -u ${MASK} https://a.example`],
  ['curl -fubob:s3cret https://a.example', `curl -fu ${MASK} https://a.example`],
  ['curl --user bob:"s3 cret" https://a.example', `curl --user ${MASK} https://a.example`],
  ['curl -d \'{"password": "s3cret"}\' https://a.example', `curl -d ${MASK} https://a.example`],
  ['curl -b session=s3cret https://a.example', `curl -b ${MASK} https://a.example`],
  ['curl https://bob:s3cret@a.example/x', `curl https://${MASK}@a.example/x`],
  ['curl "https://a.example/x?token=s3cret&b=1" | jq', `curl "https://a.example/x?${MASK}" | jq`],
  ['curl -H "X-Key: s3cret', `curl -H ${MASK}`],
  ['PGPASSWORD=s3cret pg_dump', `PGPASSWORD=${MASK} pg_dump`],
  ['API_TOKEN="s3 cret"', `API_TOKEN=${MASK}`],
  ['backup --password=s3cret --all', `backup --password=${MASK} --all`],
])('hides what may be a secret: %s', (text, masked) => expect(maskSecrets(text)).toBe(masked));

it.each([
  'sort -u names',
  'backup --all --user www-data',
  'LANG=de_DE.UTF-8 report',
  'curl -fsS -X POST -o /dev/null -m 30 https://a.example/hook > /dev/null 2>&1',
  'date -d yesterday',
])('leaves the rest alone: %s', (text) => expect(maskSecrets(text)).toBe(text));
