import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig: lwcConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Server code runs as Node runs it: the types are stripped, nothing is compiled. */
export function serverProject(displayName, roots, testMatch = ['**/*.test.ts']) {
  return {
    displayName,
    rootDir: import.meta.dirname,
    roots,
    testEnvironment: 'node',
    testMatch,
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '\\.ts$': '<rootDir>/scripts/setup/strip-types.cjs' }
  };
}

export default {
  testTimeout: 30_000,
  maxWorkers: 2,
  projects: [
    {
      ...lwcConfig,
      displayName: 'lwc',
      rootDir: import.meta.dirname,
      roots: ['<rootDir>/force-app'],
      moduleFileExtensions: ['js', 'html', 'json'],
      setupFilesAfterEnv: ['<rootDir>/scripts/setup/jest-lwc.cjs']
    },
    {
      ...lwcConfig,
      displayName: 'studio',
      rootDir: import.meta.dirname,
      roots: ['<rootDir>/backend/studio/src'],
      moduleFileExtensions: ['ts', 'js', 'html', 'json'],
      moduleNameMapper: {
        ...lwcConfig.moduleNameMapper,
        '^studio/(\\w+)$': [
          '<rootDir>/backend/studio/src/components/$1/$1',
          '<rootDir>/backend/studio/src/pages/$1/$1'
        ]
      },
      setupFilesAfterEnv: ['<rootDir>/scripts/setup/jest-lwc.cjs']
    },
    {
      ...serverProject('backend', ['<rootDir>/backend']),
      testPathIgnorePatterns: ['/studio/src/']
    },
    serverProject('local-org', ['<rootDir>/local-org']),
    serverProject('tools', ['<rootDir>/tools/guide', '<rootDir>/tools/lwc-vite'])
  ]
};
