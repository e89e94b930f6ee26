import { serverProject } from './jest.config.js';

/** The trials at full size: minutes to hours, never a part of npm test. */
export default {
  testTimeout: 3_600_000,
  maxWorkers: 1,
  projects: [
    serverProject('trials', ['<rootDir>/backend', '<rootDir>/local-org'], ['**/*.trial.ts'])
  ]
};
