// The import borders of the house: app, worker → lib/services → lib/repositories → lib/db.
// dependency-cruiser reads TypeScript through @swc/core here; scripts/check-borders.mjs fails when it read too few modules.
const forbid = (name, from, to, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: extra.except },
  to: { path: to, pathNot: extra.allow },
});

export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    forbid(
      'domain-imports-nothing-of-the-project',
      '^lib/domain/',
      '^(app|components|worker|scripts|bench|e2e|lib/(?!domain/))',
      { except: '\\.test\\.ts$' },
    ),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|net)$' },
    },
    {
      name: 'domain-uses-no-client',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: { path: 'node_modules/(postgres|drizzle-orm|ioredis|undici|next|react)/' },
    },
    forbid(
      'contracts-import-domain-only',
      '^lib/contracts/',
      '^(app|components|worker|lib/(?!domain/|contracts/))',
      { except: '\\.test\\.ts$' },
    ),
    forbid(
      'app-goes-through-services',
      '^(app|components)/',
      '^(lib/(repositories|db|coordination|transport)|worker)/',
      { except: '(\\.test\\.ts$|\\.fixture\\.ts$|\\.producers\\.ts$)' },
    ),
    forbid(
      'cli-is-a-client',
      '^cli/',
      '^(app|components/(?!time/)|worker|scripts|lib/(?!contracts/|domain/))',
      {
        except: '(\\.test\\.ts$|\\.fixture\\.ts$)',
      },
    ),
    forbid('nothing-uses-the-cli', '^(app|components|lib|worker|clients)/', '^cli/'),
    forbid('worker-uses-no-screen', '^worker/', '^(app|components|lib/db)/', {
      except: '(\\.test\\.ts$|\\.fixture\\.ts$)',
    }),
    forbid('services-use-no-surface', '^lib/services/', '^(app|components|worker|lib/db)/', {
      except: '(\\.test\\.ts$|\\.fixture\\.ts$)',
    }),
    forbid(
      'repositories-use-db-only',
      '^lib/repositories/',
      '^(app|components|worker|lib/(services|coordination|transport))/',
      { except: '(\\.test\\.ts$|\\.fixture\\.ts$)' },
    ),
    forbid(
      'coordination-stands-alone',
      '^lib/coordination/',
      '^(app|components|worker|lib/(services|repositories|transport|db))/',
      { except: '(\\.test\\.ts$|\\.fixture\\.ts$)' },
    ),
    forbid(
      'transport-stands-alone',
      '^lib/transport/',
      '^(app|components|worker|lib/(services|repositories|coordination|db))/',
      { except: '(\\.test\\.ts$|\\.fixture\\.ts$)' },
    ),
    forbid(
      'db-is-the-floor',
      '^lib/db/',
      '^(app|components|worker|lib/(services|repositories|coordination|transport))/',
      { except: '(\\.test\\.ts$|\\.fixture\\.ts$)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
