export { catalogueOf } from './catalogue.ts';
export { classIdOf } from './class-ids.ts';
export { toolingRoutes } from './tooling.ts';
