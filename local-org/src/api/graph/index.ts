export { graphRoutes } from './graph.ts';
