import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Schedule } from '@/clients/typescript/scheduler-api';
import { createMockAgent } from '@/scripts/mock-agent/mock-agent';
import { type CliRig, createCliRig, writeRunFile } from './cli-rig.fixture';

let rig: CliRig;
beforeAll(async () => {
  rig = await createCliRig();
});
afterAll(() => rig.close());
afterEach(() => rig.clear());

const FIELDS = ['--agent-id', 'reporter', '--agent-url', 'https://agent.example/run'];
const run = (...args: string[]) => rig.scheduler(args);
const json = <T>(...args: string[]) => rig.json<T>(...args);
const make = (name: string, fields: object = {}) => rig.make({ ...fields, name });
const nobody = '01931c4e-0000-7000-8000-000000000000';

describe('schedules', () => {
  it('are made, shown, listed, edited, paused and resumed', async () => {
    const fields = [
      '--cron',
      '0 9 * * *',
      '--tag',
      'a',
      '--tag',
      'b',
      '--header',
      'X-Team: ops',
      '--priority',
      '-3',
    ];
    const args = [
      '--name',
      'Daily report',
      ...FIELDS,
      ...fields,
      '--payload',
      '{"n":1}',
      '--max-attempts',
      '5',
    ];
    const made = await json<Schedule>('schedules', 'create', ...args);
    expect(made).toMatchObject({
      headers: { 'X-Team': 'ops' },
      payload: { n: 1 },
      priority: -3,
      tags: ['a', 'b'],
    });
    expect(await json('schedules', 'get', 'Daily report')).toMatchObject({ id: made.id });
    const shown = await run('schedules', 'get', made.id, '--timezone', 'Europe/Berlin');
    expect(shown.stdout).toMatch(/^When +0 9 \* \* \* \(UTC\)$/m);
    expect(shown.stdout).toMatch(/^Next run +\d{4}-\d\d-\d\d 1[01]:00:00 \(in .+\)$/m);

    const listed = await run('schedules', 'list');
    expect(listed.stdout.split('\n')[0]).toMatch(
      /^NAME +CRON +ZONE +STATE +NEXT RUN +AT \(UTC\) +LAST RUN +ID$/,
    );
    expect(listed.stdout).toContain(made.id);
    expect(listed.stdout).not.toContain('\u001b[');

    const edited = await run(
      'schedules',
      'edit',
      'Daily report',
      '--cron',
      '30 9 * * *',
      '--remove-header',
      'x-team',
      '--if-version',
      '1',
      '--json',
    );
    expect(JSON.parse(edited.stdout)).toMatchObject({
      cronExpression: '30 9 * * *',
      headers: {},
      version: 2,
    });
    expect(await json('schedules', 'pause', made.id)).toMatchObject({ enabled: false });
    expect((await json<{ data: unknown[] }>('schedules', 'list', '--enabled')).data).toEqual([]);
    expect((await run('schedules', 'list', '--paused')).stdout).toContain('paused');
    expect(await json('schedules', 'resume', made.id)).toMatchObject({ enabled: true });
  });

  it('are read from a file, which options go before', async () => {
    const file =
      'name: From a file\ncronExpression: "@daily"\nagentId: a\nagentUrl: https://agent.example/\n';
    const { stdout } = await rig.scheduler(
      ['schedules', 'create', '--file', '-', '--name', 'Mine', '--paused', '--json'],
      { input: file },
    );
    expect(JSON.parse(stdout)).toMatchObject({ cronExpression: '@daily', enabled: false, name: 'Mine' });
  });

  it('are read page by page until there are as many as asked for', async () => {
    for (const name of ['1', '2', '3']) await make(name);
    const page = await json<{ data: Schedule[]; nextCursor: string }>('schedules', 'list', '--limit', '2');
    expect(page.data.map(({ name }) => name)).toEqual(['3', '2']);
    const rest = await json<{ data: Schedule[]; nextCursor: null }>(
      'schedules',
      'list',
      '--cursor',
      page.nextCursor,
    );
    expect([rest.data.map(({ name }) => name), rest.nextCursor]).toEqual([['1'], null]);
    expect((await run('schedules', 'list', '--limit', '2')).stderr).toContain('There are more');
  });

  it('are listed by agent, tag, order, and deletion', async () => {
    await make('b', { agentId: 'one', tags: ['x'] });
    await make('a', { agentId: 'one' });
    const { id } = await make('c', { tags: ['x'] });
    const names = async (...args: string[]) => {
      const { data } = await json<{ data: Schedule[] }>('schedules', 'list', ...args);
      return data.map(({ name }) => name);
    };
    expect(await names('--agent', 'one')).toEqual(['a', 'b']);
    expect(await names('--tag', 'x')).toEqual(['c', 'b']);
    expect(await names('--sort', '-name')).toEqual(['c', 'b', 'a']);
    await run('schedules', 'delete', id, '--yes');
    expect((await names('--deleted'))[0]).toBe('c');
    expect((await run('schedules', 'list', '--deleted')).stdout).toMatch(/^NAME .* DELETED .*\nc /);
    expect(await run('schedules', 'list', '--sort', 'size')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Sort must be one of/),
    });
  });

  it('are deleted when the person says yes, or --yes says it', async () => {
    const { id } = await make('Doomed');
    const kept = await rig.inTerminal(['schedules', 'delete', 'Doomed'], 'no');
    expect([kept.code, kept.stderr]).toEqual([
      1,
      expect.stringMatching(/Delete "Doomed" .*\[y\/N\].*Nothing was done/s),
    ]);
    expect((await run('schedules', 'delete', id)).stderr).toContain('--yes');
    expect((await rig.inTerminal(['schedules', 'delete', id], 'y')).code).toBe(0);
    expect((await run('schedules', 'get', id)).code).toBe(3);
  });

  it('are brought back by id or name within 24 hours of their deletion', async () => {
    const { id } = await make('Missed');
    await run('schedules', 'delete', id, '--yes');
    expect(await json('schedules', 'undelete', 'Missed')).toMatchObject({ id, enabled: true });
    await run('schedules', 'delete', id, '--yes');
    expect((await run('schedules', 'undelete', id)).stdout).toMatch(/^Name +Missed$/m);
    expect((await run('schedules', 'get', id)).code).toBe(0);
    const refused = await run('schedules', 'undelete', 'Missed');
    expect([refused.code, refused.stderr]).toEqual([
      3,
      expect.stringContaining('There is no deleted schedule named "Missed"'),
    ]);
    expect((await run('schedules', 'undelete', nobody)).code).toBe(3);
  });

  it('fit the terminal, in colour', async () => {
    await make('A name that is much longer than what fits into a narrow terminal of one hundred columns');
    const { stdout } = await rig.inTerminal(['schedules', 'list']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are such characters
    const lines = stdout.split('\n').map((line) => line.replace(/\u001b\[\d+m/g, ''));
    expect(stdout).toContain('\u001b[32mon');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    expect(lines[1]).toContain('…');
  });
});

describe('exit codes', () => {
  it.each([
    ['2: an unknown command', ['schedule'], 2, /unknown command/],
    ['2: an unknown option', ['schedules', 'list', '--foo'], 2, /unknown option '--foo'/],
    ['2: a missing argument', ['schedules', 'get'], 2, /missing required argument/],
    ['2: a bad number', ['schedules', 'list', '--limit', 'many'], 2, /--limit must be a whole number/],
    ['2: nothing to edit', ['schedules', 'edit', nobody], 2, /Nothing to change/],
    [
      '2: a number that JSON can not keep',
      ['schedules', 'create', '--payload', '{"e":1e400}'],
      2,
      /--payload can't be sent as it is: e: 1e400 is no number/,
    ],
    [
      '2: a number that would be rounded',
      ['schedules', 'trigger', nobody, '--payload', '[9007199254740993]'],
      2,
      /9007199254740993 would be rounded/,
    ],
    [
      '2: a key that is given twice',
      ['schedules', 'edit', nobody, '--payload', '{"k":1,"k":2}'],
      2,
      /The key k is given twice/,
    ],
    [
      '2: a header that is given twice',
      ['schedules', 'edit', nobody, '--header', 'X-Team: a', '--header', 'x-team: b'],
      2,
      /The header x-team is given twice/,
    ],
    ['2: bad JSON', ['schedules', 'trigger', nobody, '--payload', '{'], 2, /--payload is not JSON/],
    [
      '2: no such file',
      ['schedules', 'import', 'nowhere.yaml'],
      2,
      /nowhere.yaml can't be read: there is none/,
    ],
    ['2: a bad zone', ['workers', '--timezone', 'Mars'], 2, /Unknown time zone/],
    ['3: no such id', ['schedules', 'get', nobody], 3, /no such schedule/],
    ['3: no such name', ['schedules', 'pause', 'nobody'], 3, /no schedule named "nobody"/],
    ['3: no such execution', ['executions', 'show', nobody], 3, /no such execution/],
    [
      '5: nobody listens',
      ['health', '--url', 'http://127.0.0.1:9'],
      5,
      /No scheduler answers at http:\/\/127.0.0.1:9/,
    ],
  ])('%s', async (_, args, code, message) => {
    const ended = await run(...args);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toMatch(message);
  });

  it('1: what the service refuses, field by field', async () => {
    const { code, stderr } = await run(
      'schedules',
      'create',
      '--name',
      'Bad',
      '--cron',
      '0 25 * * *',
      '--timeout-ms',
      '1',
      ...FIELDS,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('  cronExpression: Hour must be 0–23; got 25\n');
    expect(stderr).toContain('  timeoutMs: Timeout (ms) must be');
  });

  it('2: a name that several have', async () => {
    await make('Twin');
    await make('Twin');
    const { code, stderr } = await run('schedules', 'get', 'Twin');
    expect([code, stderr]).toEqual([2, expect.stringContaining('2 schedules are named "Twin"; give an id')]);
  });

  it('4: somebody else was faster', async () => {
    const { id } = await make('Raced');
    await run('schedules', 'edit', id, '--priority', '1');
    expect((await run('schedules', 'edit', id, '--priority', '2', '--if-version', '1')).code).toBe(4);
    expect(await json('schedules', 'get', id)).toMatchObject({ priority: 1, version: 2 });
  });

  it('6: no worker runs', async () => {
    const { code, stdout } = await run('health');
    expect([code, stdout]).toEqual([6, expect.stringMatching(/^Status +degraded\n(.*\n)*! /)]);
  });

  it('5: what answers is no scheduler', async () => {
    const agent = await createMockAgent();
    const { code, stderr } = await run('workers', '--url', agent.url);
    expect([code, stderr]).toEqual([5, expect.stringContaining('is no scheduler')]);
    await agent.close();
  });
});

describe('the rest', () => {
  it('previews an expression', async () => {
    const { code, stdout } = await run(
      'preview',
      '0 9 * * 1-5',
      '--timezone',
      'Europe/Berlin',
      '--from',
      '2026-03-02T00:00:00Z',
      '--count',
      '2',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^At 09:00.*\n {2}2026-03-02 09:00:00 .*\n {2}2026-03-03 09:00:00 /);
    expect(await json('preview', '@daily', '--count', '1')).toMatchObject({ callsPerMonth: 30 });
    expect((await run('preview', '0 9 * *')).code).toBe(1);
  });

  it('writes nothing to a service that nobody named, and that need not be that of its clone', async () => {
    rmSync(path.join(rig.root, '.data'), { force: true, recursive: true });
    const args = ['schedules', 'create', '--name', 'Stray', '--cron', '@daily', ...FIELDS];
    const { code, stderr } = await rig.scheduler(args, { env: { SCHEDULER_URL: '' } });
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/what answers at http:\/\/localhost:3000 may be another's.*--url/),
    ]);
  });

  it('says in one line what to do when its packages are not there', () => {
    const clone = mkdtempSync(path.join(tmpdir(), 'scheduler-bare-'));
    mkdirSync(path.join(clone, 'cli'));
    copyFileSync('cli/scheduler.mjs', path.join(clone, 'cli/scheduler.mjs'));
    const { status, stderr } = spawnSync(process.execPath, [path.join(clone, 'cli/scheduler.mjs')], {
      encoding: 'utf8',
    });
    rmSync(clone, { recursive: true });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^[^\n]*npm install[^\n]*\n$/)]);
  });

  it('finds the service that runs from its clone', async () => {
    const env = { SCHEDULER_URL: '' };
    writeRunFile(rig);
    expect((await rig.scheduler(['schedules', 'list', '--json'], { env })).code).toBe(0);
  });

  it('explains itself', async () => {
    const { code, stdout } = await run('schedules', 'trigger', '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage: scheduler schedules trigger \[options\] <schedule>/);
    expect(stdout).toMatch(/Examples:\n {2}\$ scheduler schedules trigger/);
    expect((await run('--help')).stdout).toContain('Exit codes: 0 done');
  });

  it('runs from its sources when nothing is built', () => {
    const shown = execFileSync(process.execPath, ['cli/scheduler.mjs', 'completion', 'bash'], {
      encoding: 'utf8',
    });
    expect(shown).toContain('complete -F _scheduler scheduler');
  });
});
