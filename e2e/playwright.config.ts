import { rmSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { makeScratchFolder } from '@/scripts/embedded-postgres/throwaway';
import { freePort } from '@/scripts/free-port';
import { testBrowser } from './chromium';

// Playwright reads this file again in each of its workers: what the first reading chose is kept in the environment.
process.env.E2E_PORT ??= String(await freePort());
if (!process.env.E2E_DATA) {
  const folder = await makeScratchFolder('scheduler-e2e-');
  process.env.E2E_DATA = folder;
  process.once('exit', () => rmSync(folder, { force: true, recursive: true }));
}
const baseURL = `http://localhost:${process.env.E2E_PORT}`;
const { executablePath, env } = testBrowser();

export default defineConfig({
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  outputDir: '../test-results/e2e',
  // The product is one for all: what needs it without any schedule goes first.
  projects: [
    { name: 'empty', testMatch: 'empty-*.e2e.ts' },
    { name: 'filled', dependencies: ['empty'], testIgnore: 'empty-*.e2e.ts', testMatch: '*.e2e.ts' },
  ],
  testDir: '.',
  timeout: 90_000,
  use: {
    baseURL,
    launchOptions: { env: { ...process.env, ...env } as Record<string, string>, executablePath },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
  },
  // The product as a newcomer starts it, on data of its own and without the sample schedule.
  webServer: {
    command: `node ../scripts/start.mjs --no-sample "--data=${process.env.E2E_DATA}"`,
    env: { DATABASE_URL: '', PORT: process.env.E2E_PORT, POSTGRES_HOST: '', REDIS_HOST: '', REDIS_URL: '' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
    timeout: 300_000,
    url: `${baseURL}/api/health`,
  },
  workers: 2,
});
