import { readFileSync } from 'node:fs';

const { jsc, sourceMaps } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

function swcFor({ tsx }) {
  const options = { swcrc: false, sourceMaps, jsc: { ...jsc, parser: { ...jsc.parser, tsx } } };
  return ['@swc/jest', options];
}

const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.ts$': swcFor({ tsx: false }),
    '\\.tsx$': swcFor({ tsx: true }),
  },
  // Sources, never builds: a unit test must not pass on a stale dist.
  moduleNameMapper: {
    '^@enrollment/workflows$': '<rootDir>/workflows/src/index.ts',
    '^@enrollment/workflows/(.+)$': '<rootDir>/workflows/src/$1.ts',
    '^@enrollment/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts', '$1.tsx'],
  },
  modulePathIgnorePatterns: [
    '<rootDir>/(libs|apps)/[^/]+/(web/)?dist/',
    '<rootDir>/workflows/dist/',
    '<rootDir>/\\.data',
    '<rootDir>/\\.tools',
  ],
};

export default {
  // Jest takes no limit per project; the longest belongs to tests of the whole stack.
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/libs/**/*.spec.{ts,tsx}',
        '<rootDir>/apps/**/*.spec.{ts,tsx}',
        '<rootDir>/workflows/**/*.spec.ts',
        '<rootDir>/test/harness/**/*.spec.ts',
      ],
    },
    {
      ...common,
      displayName: 'checks',
      testMatch: ['<rootDir>/test/checks/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'system',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(checks|harness)/'],
      globalSetup: '<rootDir>/test/harness/stack.setup.mjs',
      globalTeardown: '<rootDir>/test/harness/stack.teardown.mjs',
    },
  ],
};
