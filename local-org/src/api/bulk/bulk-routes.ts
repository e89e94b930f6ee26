import type { BulkJobs } from '../../bulk/index.ts';
import type { Org } from '../../org.ts';
import type { AnyRoute } from '../router.ts';
import { ingestRoutes } from './ingest-routes.ts';
import { queryJobRoutes } from './query-routes.ts';

/** Bulk API 2.0 (documented: Bulk API 2.0 and Bulk API Developer Guide). */
export function bulkRoutes(org: Org, jobs: BulkJobs): AnyRoute[] {
  return [...ingestRoutes(org, jobs), ...queryJobRoutes(org, jobs)];
}
