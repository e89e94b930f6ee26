export { DeleteLog } from './delete-log.ts';
export { feedRoutes } from './feeds.ts';
