export { toolingRoutes } from './tooling.ts';
