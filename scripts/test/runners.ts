import type { Tally } from './tally';

const VITEST = 'node_modules/vitest/vitest.mjs';
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';

export interface Runner {
  name: string;
  /** Arguments of node. */
  args(reportFile: string): string[];
  env(reportFile: string): Record<string, string>;
  /** Counts from the runner's JSON report. */
  count(report: unknown): Tally;
}

interface VitestReport {
  numFailedTests: number;
  numPassedTests: number;
}
interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number };
}

function vitest(name: string, project: 'int' | 'unit', env: Record<string, string> = {}): Runner {
  return {
    name,
    args: (file) => [
      VITEST,
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    count: (report) => {
      const { numFailedTests, numPassedTests } = report as VitestReport;
      return { failed: numFailedTests, passed: numPassedTests };
    },
    env: () => env,
  };
}

const endToEnd: Runner = {
  name: 'end to end',
  args: () => [PLAYWRIGHT, 'test', '--config', 'e2e', '--reporter', 'list,json'],
  count: (report) => {
    const { stats } = report as PlaywrightReport;
    return { failed: stats.unexpected + stats.flaky, passed: stats.expected };
  },
  env: (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
};

export const RUNNERS: readonly Runner[] = [
  vitest('unit', 'unit'),
  // Half-hour zone ahead of UTC: finds every use of the machine's own zone.
  vitest('unit in Kathmandu', 'unit', { TZ: 'Asia/Kathmandu' }),
  vitest('integration', 'int'),
  endToEnd,
];
