import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const nodeBuiltIns = builtinModules.flatMap((name) => [name, `node:${name}`]);

/** Biome formats and lints; here is only what needs types, and what a workflow must never import. */
export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.data/', '.tools/'] },
  {
    files: ['{apps,libs,workflows,test}/**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: ['./tsconfig.json', './tsconfig.web.json'], tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: ['workflows/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [...nodeBuiltIns, 'reflect-metadata'].map((name) => ({
            name,
            message: 'A workflow must be deterministic: leave this to an activity.',
          })),
          patterns: [{ group: ['@nestjs/*'], message: 'A workflow must be deterministic: leave this to an activity.' }],
        },
      ],
    },
  },
);
