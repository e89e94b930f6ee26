export { bulkRoutes } from './bulk-routes.ts';
export { bulkJobs } from './org-jobs.ts';
