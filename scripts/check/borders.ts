import { execFileSync } from 'node:child_process';
import path from 'node:path';

const FOLDERS = ['app', 'cli', 'clients', 'components', 'lib', 'scripts', 'worker'];

export interface BorderReport {
  /** Modules read. 0 when the tool can't read TypeScript, which it doesn't say. */
  modules: number;
  violations: string[];
}

/** Looks at every import below `root` by the rules of its .dependency-cruiser.mjs. */
export function checkBorders(root: string, folders: readonly string[] = FOLDERS): BorderReport {
  const command = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [command, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
  const { summary } = JSON.parse(outputOf(args, root)) as CruiseResult;
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ from, rule, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

interface CruiseResult {
  summary: { totalCruised: number; violations: { from: string; rule: { name: string }; to: string }[] };
}

/** The tool's exit code is the number of violations; they are in its output. */
function outputOf(args: readonly string[], cwd: string): string {
  const options = { cwd, encoding: 'utf8', maxBuffer: 256 * 1_024 * 1_024 } as const;
  try {
    return execFileSync(process.execPath, args, options);
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    if (stdout?.startsWith('{')) return stdout;
    throw new Error(stderr ?? String(error), { cause: error });
  }
}
