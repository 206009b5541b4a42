import { describe, expect, it } from 'vitest';
import { loadConfig } from './config';
import { ConfigError } from './config-error';

describe('loadConfig', () => {
  it('has the original service’s defaults in an empty environment', () => {
    expect(loadConfig({})).toEqual({
      allowedHosts: [],
      authMode: 'unset',
      database: {
        configured: false,
        directUrl: 'postgres://scheduler:scheduler123@localhost:5432/scheduler',
        url: 'postgres://scheduler:scheduler123@localhost:5432/scheduler',
      },
      defaultRetry: { initialDelayMs: 1_000, maxAttempts: 3 },
      egressAllow: [],
      host: '127.0.0.1',
      lockTtlMs: 30_000,
      logLevel: 'info',
      mode: 'production',
      nodeEnv: 'development',
      port: 3_000,
      rateLimit: null,
      redis: null,
      retentionMs: null,
      shutdownGraceMs: 10_000,
      tickIntervalMs: 1_000,
      workerSlots: 1_000,
    });
  });

  it('builds the database address from the original’s parts, whatever characters a password has', () => {
    const { database } = loadConfig({
      POSTGRES_DB: 'jobs',
      POSTGRES_HOST: 'db.internal',
      POSTGRES_PASSWORD: 'p@ss/word:1',
      POSTGRES_PORT: '6543',
      POSTGRES_USER: 'ops',
    });
    expect(database).toMatchObject({
      configured: true,
      url: 'postgres://ops:p%40ss%2Fword%3A1@db.internal:6543/jobs',
    });
  });

  it('prefers DATABASE_URL and REDIS_URL to the parts', () => {
    const config = loadConfig({
      DATABASE_DIRECT_URL: 'postgres://direct/x',
      DATABASE_URL: 'postgresql://pooler/x',
      POSTGRES_HOST: 'other',
      REDIS_HOST: 'other',
      REDIS_URL: 'rediss://cache:7000/2',
    });
    expect(config.database).toEqual({
      configured: true,
      directUrl: 'postgres://direct/x',
      url: 'postgresql://pooler/x',
    });
    expect(config.redis).toEqual({ url: 'rediss://cache:7000/2' });
  });

  it('makes an address of REDIS_HOST, and none of REDIS_PORT alone', () => {
    expect(loadConfig({ REDIS_HOST: 'cache' }).redis).toEqual({ url: 'redis://cache:6379' });
    expect(loadConfig({ REDIS_HOST: '::1', REDIS_PORT: '7' }).redis).toEqual({ url: 'redis://[::1]:7' });
    expect(loadConfig({ REDIS_PORT: '6380' }).redis).toBeNull();
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ DATABASE_URL: '', PORT: ' ', REDIS_HOST: '' })).toEqual(loadConfig({}));
  });

  it('keeps history for ever unless days are given', () => {
    expect(loadConfig({}).retentionMs).toBeNull();
    expect(loadConfig({ RETENTION_DAYS: '90' }).retentionMs).toBe(90 * 86_400_000);
  });

  it('reads a list of addresses and ranges', () => {
    const { egressAllow } = loadConfig({ EGRESS_ALLOW: '10.0.0.0/8, 192.168.1.4 fd00::/8,[::1]' });
    expect(egressAllow).toEqual(['10.0.0.0/8', '192.168.1.4', 'fd00::/8', '::1']);
  });

  it.each([
    ['ALLOWED_HOSTS', 'scheduler:3000'],
    ['ALLOWED_HOSTS', 'http://scheduler'],
    ['AUTH_MODE', 'off'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost:5432'],
    ['EGRESS_ALLOW', '10.0.0.0/33'],
    ['EGRESS_ALLOW', 'intranet'],
    ['LOCK_TTL', '30s'],
    ['LOG_LEVEL', 'loud'],
    ['MAX_RETRY_ATTEMPTS', '0'],
    ['NODE_ENV', 'staging'],
    ['PORT', '0'],
    ['PORT', '3000.5'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['RATE_LIMIT', '0'],
    ['REDIS_URL', 'http://localhost'],
    ['RETENTION_DAYS', '0'],
    ['SCHEDULER_MODE', 'dev'],
    ['SCHEDULER_TICK_INTERVAL', '1'],
    ['WORKER_SLOTS', 'many'],
  ])('refuses %s=%s in one line that names the variable', (variable, value) => {
    const load = () => loadConfig({ [variable]: value });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(new RegExp(`^${variable}: [^\\n]+$`));
  });

  it('never shows the value of a bad address, which may hold a password', () => {
    expect(() => loadConfig({ DATABASE_URL: 'mysql://u:hunter2@h/x' })).toThrow(/^((?!hunter2).)*$/);
  });

  it('answers to names of the loopback and those that are given; to any where sign-in is off by hand', () => {
    expect(loadConfig({ ALLOWED_HOSTS: 'Scheduler, jobs.example.com,[fd00::1]' }).allowedHosts).toEqual([
      'scheduler',
      'jobs.example.com',
      '[fd00::1]',
    ]);
    expect(loadConfig({ AUTH_MODE: 'none' }).allowedHosts).toBeNull();
    expect(loadConfig({ ALLOWED_HOSTS: 'x', AUTH_MODE: 'none' }).allowedHosts).toEqual(['x']);
  });

  it('listens beyond loopback only when someone chose to go without authentication', () => {
    expect(() => loadConfig({ HOST: '0.0.0.0' })).toThrow(/^HOST: .*AUTH_MODE=none/);
    expect(() => loadConfig({ HOST: '::', SCHEDULER_MODE: 'local' })).toThrow(/^HOST: /);
    expect(loadConfig({ AUTH_MODE: 'none', HOST: '0.0.0.0' })).toMatchObject({
      authMode: 'none',
      host: '0.0.0.0',
    });
    for (const host of ['127.0.0.1', '127.0.1.1', '::1', 'localhost']) {
      expect(loadConfig({ HOST: host }).host).toBe(host);
    }
  });
});
