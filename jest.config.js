import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';

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
  // Tests of pages and processes often wait: one worker more than there are cores keeps them busy, up to four.
  maxWorkers: Math.min(availableParallelism(), 4) + 1,
  // Every suite leaves some memory behind; late ones would spend their time collecting garbage.
  workerIdleMemoryLimit: '1GB',
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
