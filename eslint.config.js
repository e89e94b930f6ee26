import { createRequire } from 'node:module';
import tseslint from 'typescript-eslint';

const require = createRequire(import.meta.url);
const lwc = require('@salesforce/eslint-config-lwc/recommended');

const serverFiles = [
  'backend/**/*.ts',
  'local-org/**/*.ts',
  'scripts/**/*.ts',
  'tools/{bench,browser,guide,lwc-vite}/**/*.ts'
];
const lwcFiles = [
  'force-app/main/default/lwc/**/*.js',
  'local-org/src/pages/client/**/*.js',
  'local-org/test/fixtures/pages/lwc/**/*.js'
];

export default tseslint.config(
  { ignores: ['node_modules', '.node', '.porchlight', '.local-org', '.cache', 'coverage'] },
  ...lwc.map((block) => ({ ...block, files: lwcFiles })),
  {
    files: ['local-org/src/pages/client/**/*.js'],
    // Prettier writes no parentheses there.
    rules: { 'no-confusing-arrow': 'off' }
  },
  {
    files: ['force-app/**/__tests__/**/*.js'],
    rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' }
  },
  {
    files: serverFiles,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'backend/studio/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error'
    }
  },
  {
    files: ['**/*.test.ts', 'backend/test/**/*.ts', 'local-org/test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off'
    }
  }
);
