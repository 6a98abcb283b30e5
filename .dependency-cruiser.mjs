const WITHIN_WORKSPACES = '^(libs|workflows|apps|test)/';

/** Who may know whom: ARCHITECTURE.md. A workspace's own name in a rule is `$1`. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nobody-knows-an-app',
      severity: 'error',
      from: { path: '^(libs|workflows)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-app-knows-another',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'domain-knows-nobody',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/domain/src/' },
    },
    {
      name: 'workflows-know-temporal-and-domain',
      severity: 'error',
      from: { path: '^workflows/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^workflows/src/', '^libs/domain/src/', 'node_modules/@temporalio/(workflow|common)/'] },
    },
    {
      name: 'libraries-know-domain-only',
      comment: 'http also keeps sealed answers in the database; temporal starts the workflows.',
      severity: 'error',
      from: { path: '^libs/(?!http/|temporal/|look/)([^/]+)/src/' },
      to: { path: '^(libs|workflows)/', pathNot: ['^libs/$1/src/', '^libs/domain/src/'] },
    },
    {
      name: 'http-knows-domain-configuration-keys-and-persistence',
      severity: 'error',
      from: { path: '^libs/http/src/' },
      to: { path: '^(libs|workflows)/', pathNot: '^libs/(http|domain|config|keys|persistence)/src/' },
    },
    {
      name: 'temporal-knows-domain-and-workflows',
      severity: 'error',
      from: { path: '^libs/temporal/src/' },
      to: { path: '^(libs|workflows)/', pathNot: ['^libs/(temporal|domain)/src/', '^workflows/src/'] },
    },
    {
      name: 'pages-know-their-client-and-the-look',
      severity: 'error',
      from: { path: '^apps/([^/]+)/web/' },
      to: { path: WITHIN_WORKSPACES, pathNot: ['^apps/$1/web/', '^libs/look/src/'] },
    },
    {
      name: 'look-knows-nobody-of-us',
      comment: 'But for the types that hold its catalogues complete.',
      severity: 'error',
      from: { path: '^libs/look/' },
      to: { path: WITHIN_WORKSPACES, pathNot: '^libs/look/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'programs-do-not-know-tests',
      severity: 'error',
      from: { path: '^(libs|workflows|apps)/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: ['^test/', '\\.spec\\.tsx?$'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: ['(^|/)dist/', '^\\.data/', '^\\.tools/'] },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
