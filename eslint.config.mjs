import nx from '@nx/eslint-plugin';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const serverOnly = [
  '@nestjs/*',
  'typeorm',
  'pg',
  'graphql',
  '@apollo/*',
  'class-validator',
  'bullmq',
  'ioredis',
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist-partial-*/**',
      '**/*.generated.ts',
      '**/node_modules/**',
      '.data/**',
      '.nx/**',
      'coverage/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx, 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.mjs', '.js'],
          conditionNames: ['@renkei/source', 'node', 'import', 'default'],
        }),
      ],
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off', // Nest's injected classes must stay value imports
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            {
              sourceTag: 'layer:core',
              onlyDependOnLibsWithTags: ['layer:core'],
              bannedExternalImports: [...serverOnly, '@holiday-jp/*', 'pino', 'dataloader'],
            },
            { sourceTag: 'scope:kernel', onlyDependOnLibsWithTags: ['scope:kernel'] },
            { sourceTag: 'scope:access', onlyDependOnLibsWithTags: ['scope:kernel', 'scope:access'] },
            { sourceTag: 'scope:rules', onlyDependOnLibsWithTags: ['scope:kernel', 'scope:rules'] },
            { sourceTag: 'layer:schema', onlyDependOnLibsWithTags: ['layer:schema'] },
            {
              sourceTag: 'layer:platform',
              onlyDependOnLibsWithTags: ['layer:core', 'layer:schema', 'layer:platform'],
            },
            {
              sourceTag: 'layer:feature',
              onlyDependOnLibsWithTags: [
                'layer:core',
                'layer:platform',
                'layer:feature',
                'layer:test-support',
              ],
            },
            {
              sourceTag: 'layer:app',
              onlyDependOnLibsWithTags: [
                'layer:core',
                'layer:schema',
                'layer:platform',
                'layer:feature',
                'layer:app',
                'layer:test-support',
              ],
            },
            {
              sourceTag: 'layer:test-support',
              onlyDependOnLibsWithTags: ['layer:core', 'layer:schema', 'layer:platform'],
            },
            {
              sourceTag: 'layer:client',
              onlyDependOnLibsWithTags: ['layer:client'],
              bannedExternalImports: serverOnly.filter((name) => name !== 'graphql'),
            },
            {
              sourceTag: 'layer:web',
              onlyDependOnLibsWithTags: ['layer:web', 'layer:client', 'layer:core'],
              bannedExternalImports: serverOnly,
            },
            { sourceTag: 'layer:test', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
      'import-x/no-cycle': 'error',
    },
  },
  {
    files: ['libs/{kernel,access,subsidy-rules,lifecycle}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'The pure core runs in a browser: no node modules.' }] },
      ],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'Date', 'Intl', 'setTimeout', 'console'],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/{kernel,access,subsidy-rules,lifecycle}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@renkei/platform/testing'],
              message: 'TenantTransaction is the one door to the data.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  { files: ['apps/renkei/**/*.ts', 'bench/**', 'test/load/**', '.ci/**'], rules: { 'no-console': 'off' } },
);
