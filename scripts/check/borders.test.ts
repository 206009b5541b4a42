import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BorderReport, checkBorders } from './borders';

const FILES: Record<string, string> = {
  'app/page.ts': "import '@/lib/repositories/things'; import '@/lib/services/fine';",
  'lib/coordination/lock.ts': "import '../transport/agent';",
  'lib/db/connect.ts': 'export const connect = 1;',
  'lib/domain/clock.ts': "import 'node:fs';",
  'lib/domain/ids.ts': "import type { connect } from '../db/connect'; export type Id = typeof connect;",
  'lib/domain/round.ts': "import './about';",
  'lib/domain/about.ts': "import './round';",
  'lib/repositories/things.ts': "import '../db/connect';",
  'lib/services/fine.ts': "import '@/lib/repositories/things';",
  'lib/services/hasty.ts': "export const late = () => import('@/lib/db/connect');",
  'lib/transport/agent.ts': 'export const agent = 1;',
};

let root: string;
let report: BorderReport;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'borders-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  for (const file of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.json'])
    cpSync(file, path.join(root, file));
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  report = checkBorders(root, ['app', 'lib']);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true }));

it('finds every planted violation, whatever the form of the import', () => {
  expect(report.violations.filter((line) => !line.startsWith('no-cycle')).sort()).toEqual([
    'app-goes-through-services: app/page.ts → lib/repositories/things.ts',
    'coordination-stands-alone: lib/coordination/lock.ts → lib/transport/agent.ts',
    'domain-imports-nothing-of-the-project: lib/domain/ids.ts → lib/db/connect.ts',
    'domain-is-pure: lib/domain/clock.ts → fs',
    'services-use-no-surface: lib/services/hasty.ts → lib/db/connect.ts',
  ]);
  expect(report.violations.some((line) => line.startsWith('no-cycle: lib/domain/'))).toBe(true);
});

it('read all of the modules', () => {
  expect(report.modules).toBeGreaterThanOrEqual(Object.keys(FILES).length);
});
