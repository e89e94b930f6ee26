export { batchRoutes } from './batch.ts';
