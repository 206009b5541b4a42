import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CliRig, createCliRig } from './cli-rig.fixture';

let rig: CliRig;
beforeAll(async () => {
  rig = await createCliRig();
});
afterAll(() => rig.close());
afterEach(() => rig.clear());

const run = (...args: string[]) => rig.scheduler(args);
const json = <T>(...args: string[]) => rig.json<T>(...args);
const make = (name: string, fields: object = {}) => rig.make({ ...fields, name });

describe('files', () => {
  it('are exported, and imported again without a change', async () => {
    await make('One', { headers: { Authorization: 'Bearer t' }, tags: ['x'] });
    await make('Two', { enabled: false });
    const file = path.join(rig.root, 'all.yaml');
    const exported = await run('schedules', 'export', '--output', file);
    expect([exported.code, exported.stdout]).toEqual([0, '']);
    expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
      leftOut: [{ path: 'headers.Authorization' }],
      schedules: [{ name: 'One' }, { name: 'Two' }],
    });
    const again = await run('schedules', 'import', file);
    expect(again).toMatchObject({ code: 0, stdout: '0 created, 0 updated, 2 left alone, 0 failed\n' });
    const paused = await run('schedules', 'export', '--paused', '--format', 'json');
    expect(JSON.parse(paused.stdout).schedules).toMatchObject([{ name: 'Two' }]);
    const tagged = await run('schedules', 'export', '--tag', 'x', '--agent', 'reporter', '--output', '-');
    expect(JSON.parse(tagged.stdout).schedules).toMatchObject([{ name: 'One' }]);
  });

  it('are compared in a dry run, readably', async () => {
    await make('One', { tags: ['x'] });
    const yaml = `- {name: One, cronExpression: 0 10 * * *, agentId: reporter, agentUrl: "https://agent.example/run", tags: [x, y]}
- {name: New, cronExpression: "@daily", agentId: a, agentUrl: "https://agent.example/"}`;
    const { code, stdout } = await rig.scheduler(['schedules', 'import', '-', '--dry-run'], { input: yaml });
    expect(code).toBe(0);
    expect(stdout).toBe(`~ One
    cronExpression: "0 9 * * *" → "0 10 * * *"
    tags: ["x"] → ["x","y"]
+ New
Would create 1, update 1, leave 0 alone. Nothing was written.
`);
    expect((await json<{ data: unknown[] }>('schedules', 'list')).data).toHaveLength(1);
  });

  it('are refused with line and field', async () => {
    writeFileSync(
      path.join(rig.root, 'bad.yaml'),
      'schedules:\n  - name: Bad\n    cronExpression: 61 * * * *\n    agentId: a\n    agentUrl: https://agent.example/\n',
    );
    const bad = await run('schedules', 'import', 'bad.yaml');
    expect([bad.code, bad.stderr]).toEqual([
      1,
      expect.stringContaining('  line 3, schedules.0.cronExpression: Minute must be 0–59; got 61'),
    ]);
    const payload = 'name: Odd\npayload:\n  x: .inf\n';
    const odd = await rig.scheduler(['schedules', 'import', '-'], { input: payload });
    expect([odd.code, odd.stderr]).toEqual([1, '-:3: payload.x: .inf is no number that JSON can keep\n']);
    const broken = await rig.scheduler(['schedules', 'import', '-'], { input: 'a: 1\nb: [' });
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringMatching(/^-:2: Not YAML/)]);
  });

  it('that are crontabs become schedules, with a report of what is lost', async () => {
    const crontab =
      '@reboot start\nMAILTO=me\n0 3 * * * backup --all\n*/5 * * * * curl -s https://agent.example/ping\n';
    const args = [
      'schedules',
      'import',
      '--crontab',
      '-',
      '--agent-url',
      'https://agent.example/run',
      '--timezone',
      'Europe/Berlin',
    ];
    const first = await rig.scheduler(args, { input: crontab });
    expect(first.code).toBe(6);
    expect(first.stdout).toBe(`+ backup --all
+ GET agent.example/ping
2 created, 0 updated, 0 left alone, 0 failed

What is not kept:
  line 1 @reboot start
    a start of the machine is no fire time
  line 2 MAILTO=me
    in part: no mail is sent; what agents answer is kept with each execution instead
`);
    const again = await rig.scheduler([...args, '--json'], { input: crontab });
    expect(JSON.parse(again.stdout)).toMatchObject({
      counts: { unchanged: 2 },
      losses: [
        { isWhole: true, line: 1 },
        { isWhole: false, line: 2 },
      ],
    });
    expect(await json('schedules', 'get', 'backup --all')).toMatchObject({
      payload: { command: 'backup --all' },
      timezone: 'Europe/Berlin',
    });
  });
});
