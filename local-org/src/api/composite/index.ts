export { compositeRoutes } from './composite.ts';
