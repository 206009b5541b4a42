import { describe, expect, it } from 'vitest';
import { type CrontabTemplate, toSchedules } from './to-schedules';

const NOW_MS = Date.UTC(2026, 0, 5);
const TEMPLATE: CrontabTemplate = {
  agentUrl: 'https://example.org/run',
  hasUser: false,
  timezone: 'UTC',
};
const convert = (text: string, template: Partial<CrontabTemplate> = {}) =>
  toSchedules(text, { ...TEMPLATE, ...template }, NOW_MS);
const only = (line: string, template: Partial<CrontabTemplate> = {}) => convert(line, template).schedules[0]!;
const reasons = (text: string, template: Partial<CrontabTemplate> = {}) =>
  convert(text, template).losses.map(({ isWhole, line, reason }) => [line, isWhole, reason]);

const CRONTAB = `# m h dom mon dow command
SHELL=/bin/bash
MAILTO="ops@example.org"

# Nightly backup
0 3 * * * /usr/bin/backup --all
CRON_TZ=Europe/Berlin
# 5 0 * * * switched-off
30 9 * JAN-MAR Mon,7 report
@daily clean-up
@reboot start-daemon
* * * lonely
61 * * * * never
0 0 30 2 * never
*/5 * * * * mail -s "50\\% done" ops%Hello%World
`;

describe('a crontab', () => {
  const { lines, losses, schedules } = convert(CRONTAB);

  it('becomes a schedule for each entry, in the zone above it', () => {
    expect(schedules).toEqual([
      {
        agentId: 'crontab',
        agentUrl: 'https://example.org/run',
        cronExpression: '0 3 * * *',
        description: 'Nightly backup',
        name: '/usr/bin/backup --all',
        payload: { command: '/usr/bin/backup --all' },
        timezone: 'UTC',
      },
      expect.objectContaining({
        cronExpression: '30 9 * JAN-MAR Mon,7',
        name: 'report',
        timezone: 'Europe/Berlin',
      }),
      expect.objectContaining({ cronExpression: '@daily', name: 'clean-up', timezone: 'Europe/Berlin' }),
      expect.objectContaining({
        payload: { command: 'mail -s "50% done" ops', stdin: 'Hello\nWorld' },
      }),
    ]);
    expect(schedules[1]).not.toHaveProperty('description');
    expect(lines).toEqual([6, 9, 10, 15]);
  });

  it('says of every line that is lost, and of every part, why', () => {
    expect(losses.map(({ isWhole, line, reason }) => [line, isWhole, reason])).toEqual([
      [2, false, 'agents get no environment from here'],
      [3, false, 'no mail is sent; what agents answer is kept with each execution instead'],
      [11, true, 'a start of the machine is no fire time'],
      [12, true, 'it has fewer than five fields'],
      [13, true, 'Minute must be 0–59; got 61'],
      [14, true, 'This cron expression never fires'],
    ]);
  });
});

describe('what is particular', () => {
  it.each([
    [
      'TZ=Europe/Berlin',
      [1, false, 'it is the zone of the commands only; that of the times is CRON_TZ, or --timezone'],
    ],
    ['CRON_TZ=Mars/Base\n* * * * * a', [2, true, 'CRON_TZ above it is no zone: Mars/Base']],
    ['@every 5m a', [1, true, expect.stringMatching(/^Unknown macro|not supported/)]],
    ['0 0 * * *', [1, true, 'it has no command']],
    ['7/15 * * * * a', [1, false, expect.stringMatching(/some crons read otherwise/)]],
    ['0~30 * * * * a', [1, true, expect.stringMatching(/^Minute must be/)]],
  ])('%s', (text, loss) => expect(reasons(text)).toEqual([loss]));

  it('takes the user away in a system crontab, and says so', () => {
    const { losses, schedules } = convert('17 * * * * root cd / && run-parts /etc/cron.hourly', {
      hasUser: true,
    });
    expect(schedules[0]!.payload).toEqual({ command: 'cd / && run-parts /etc/cron.hourly' });
    expect(losses).toMatchObject([{ isWhole: false, reason: expect.stringMatching(/\(root\)/) }]);
  });

  it('tells two lines of one command apart, and keeps the minus of some crons out', () => {
    const { schedules } = convert('-*/5 * * * * a\n0 9 * * * a\r\n');
    expect(schedules.map(({ cronExpression, name }) => [name, cronExpression])).toEqual([
      ['a', '*/5 * * * *'],
      ['a (2)', '0 9 * * *'],
    ]);
  });

  it('loses commands when nobody is named who runs them', () => {
    expect(reasons('* * * * * backup', { agentUrl: undefined })).toEqual([
      [1, true, 'it is a command of this machine; --agent-url names an agent that runs such commands'],
    ]);
  });
});

describe('a curl', () => {
  it('that is clear is called itself', () => {
    const command = `curl -fsS -X POST -H "Authorization: Bearer t0k3n" -H 'Content-Type: application/json' -d '{"a": [1, "x y"]}' -m 30 --retry 2 https://api.example.org/hook?key=1 > /dev/null 2>&1`;
    expect(only(`*/5 * * * * ${command}`)).toEqual({
      agentId: 'api.example.org',
      agentUrl: 'https://api.example.org/hook?key=1',
      cronExpression: '*/5 * * * *',
      headers: { Authorization: 'Bearer t0k3n', 'Content-Type': 'application/json' },
      httpMethod: 'POST',
      name: expect.stringMatching(/^POST api.example.org\/hook #[\da-f]{6}$/),
      payload: { a: [1, 'x y'] },
      retryPolicy: { maxAttempts: 3 },
      timeoutMs: 30_000,
      timezone: 'UTC',
    });
    expect(reasons(`*/5 * * * * ${command}`)).toEqual([]);
  });

  it.each([
    ['curl https://a.example', { agentUrl: 'https://a.example', httpMethod: 'GET', payload: null }],
    ['/usr/bin/curl -s a.example/x', { agentUrl: 'http://a.example/x' }],
    ['curl -I https://a.example', { httpMethod: 'HEAD' }],
    ['curl -XPUT --json \'{"a":1}\' https://a.example', { httpMethod: 'PUT', payload: { a: 1 } }],
    ['curl -u joe:secret https://a.example', { headers: { Authorization: 'Basic am9lOnNlY3JldA==' } }],
    [
      'curl -A me https://a.example/?a=1\\&b=2',
      { agentUrl: 'https://a.example/?a=1&b=2', headers: { 'User-Agent': 'me' } },
    ],
  ])('%s', (command, expected) => expect(only(`0 0 * * * ${command}`)).toMatchObject(expected));

  it.each([
    ['curl -L -k -o /tmp/x https://a.example', [/--location/, /--insecure/, /--output/]],
    [
      'curl --connect-timeout 3 --retry-delay 1 -m 9999 https://a.example',
      [/--connect-timeout/, /--retry-delay/, /--max-time/],
    ],
    ['curl -d \'{"a":1}\' https://a.example', [/not as a form/]],
  ])('says what of it is lost: %s', (command, patterns) => {
    const { losses, schedules } = convert(`0 0 * * * ${command}`, { agentUrl: undefined });
    expect(schedules).toHaveLength(1);
    expect(losses.map(({ isWhole, reason }) => [isWhole, reason])).toEqual(
      patterns.map((pattern) => [false, expect.stringMatching(pattern)]),
    );
  });

  it.each([
    ['curl https://a.example | jq .', /more than one command/],
    ['curl https://a.example && echo done', /more than one command/],
    ['curl https://a.example/$HOST', /variables/],
    ['curl "https://a.example/$(date)"', /another command/],
    ['curl https://a.example/`date`', /another command/],
    ['curl https://a.example https://b.example', /one URL/],
    ['curl', /one URL/],
    ['curl -d @file https://a.example', /in a file/],
    ['curl -d a=1 https://a.example', /no JSON/],
    ['curl -d 1 -d 2 https://a.example', /as it is/],
    ['curl -d \'{"id": 12345678901234567890}\' https://a.example', /as it is/],
    ['curl --json \'{"x":1e400}\' https://a.example', /x: 1e400 is no number/],
    ['curl --json \'{"k":1,"k":2}\' https://a.example', /key k is given twice/],
    ['curl -H "Cookie: a=1" -H "cookie: b=2" https://a.example', /header cookie twice/],
    ['curl -u joe:secret -H "Authorization: Bearer x" https://a.example', /header authorization twice/],
    ['curl --data-urlencode a=1 https://a.example', /--data-urlencode/],
    ['curl -b cookies https://a.example', /-b/],
    ['curl -X BREW https://a.example', /BREW/],
    ['curl -H "Host: other" https://a.example', /Host/],
    ['curl -H "X-Empty;" https://a.example', /headers is unclear/],
    ['curl -u joe https://a.example', /password/],
    ['curl https://joe:secret@a.example', /user name/],
    ['curl ftp://a.example', /ftp/],
    ['curl https://a.example/[1-9]', /pattern/],
    ['curl https://a.example%input', /reads an input/],
  ])('that is not clear is a command: %s', (command, reason) => {
    const line = `0 0 * * * ${command}`;
    expect(only(line)).toMatchObject({ agentId: 'crontab', agentUrl: 'https://example.org/run' });
    expect(reasons(line)).toEqual([
      [1, false, expect.stringMatching(new RegExp(`${reason.source}.*sent all of it as {"command"`))],
    ]);
    expect(reasons(line, { agentUrl: undefined })).toEqual([[1, true, expect.stringMatching(reason)]]);
  });

  it.each([
    'curl -H "X-Key: s3cret" "https://a.example/hook?token=s3cret"',
    'curl -H "Authorization: Bearer s3cret" https://a.example/hook | jq .',
    'curl -k -u bob:s3cret https://a.example/hook',
    'TOKEN=s3cret backup',
  ])('shows no secret in its name, nor in what is said of its line: %s', (command) => {
    for (const agentUrl of [TEMPLATE.agentUrl, undefined]) {
      const { losses, schedules } = convert(`TOKEN=s3cret\n0 0 * * * ${command}`, { agentUrl });
      expect(JSON.stringify([losses, schedules.map(({ name }) => name)])).not.toContain('s3cret');
    }
  });
});

describe('names', () => {
  const nameOf = (command: string, template?: Partial<CrontabTemplate>) =>
    only(`0 0 * * * ${command}`, template).name;

  it('are those of the call, or of the command, when they tell all of it', () => {
    expect(nameOf('curl https://a.example/hook')).toBe('GET a.example/hook');
    expect(nameOf('backup --all')).toBe('backup --all');
  });

  it.each([
    ['curl https://a.example/hook?a=1', 'curl https://a.example/hook?a=2'],
    ['curl --json \'{"a":1}\' https://a.example', 'curl --json \'{"a":2}\' https://a.example'],
    ['mail ops%one', 'mail ops%two'],
    ['TOKEN=one backup', 'TOKEN=two backup'],
    [`backup ${'x'.repeat(300)}1`, `backup ${'x'.repeat(300)}2`],
    [`curl https://a.example/${'x'.repeat(300)}1`, `curl https://a.example/${'x'.repeat(300)}2`],
  ])('differ as the commands do: %s', (one, other) => expect(nameOf(one)).not.toBe(nameOf(other)));

  it('begin as one wants', () => {
    expect(nameOf('backup', { prefix: 'web-1: ' })).toBe('web-1: backup');
    expect(nameOf('curl https://a.example/hook', { prefix: 'web-1: ' })).toBe('web-1: GET a.example/hook');
  });
});
