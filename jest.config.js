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
    serverProject('backend', ['<rootDir>/backend']),
    serverProject('local-org', ['<rootDir>/local-org']),
    serverProject('tools', ['<rootDir>/tools/lwc-vite'])
  ]
};
