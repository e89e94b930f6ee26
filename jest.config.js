import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig: lwcConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Server code runs as Node runs it: the types are stripped, nothing is compiled. */
function serverProject(displayName, roots) {
  return {
    displayName,
    rootDir: import.meta.dirname,
    roots,
    testEnvironment: 'node',
    testMatch: ['**/*.test.ts'],
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '\\.ts$': '<rootDir>/scripts/setup/strip-types.cjs' },
  };
}

export default {
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
    serverProject('local-org', ['<rootDir>/local-org'])
  ]
};
