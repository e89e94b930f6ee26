export { findMissing, type Finding, type GrantedAccess } from './findings.ts';
export { ACCESS_MANIFEST, INTEGRATION_SET, LOCAL_SET, type ObjectNeed } from './manifest.ts';
