export { testRoutes } from './test-routes.ts';
export { testRows } from './test-rows.ts';
export { testRunResult } from './test-run-result.ts';
export { testRunsOf } from './test-runs.ts';
