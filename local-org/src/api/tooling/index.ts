export { testRunResult, testRunsOf } from './apex-tests/index.ts';
export { catalogueOf } from './catalogue.ts';
export { classIdOf } from './class-ids.ts';
export { toolingRoutes } from './tooling.ts';
