export { deployOptions } from './deploy-options.ts';
export { deployResult } from './deploy-result.ts';
export { requireMetadataAccess } from './metadata-access.ts';
export { metadataRoutes } from './metadata-routes.ts';
