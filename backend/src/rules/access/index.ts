export { findMissing, needsOf, seesPackage, type Finding, type GrantedAccess } from './findings.ts';
export {
  ACCESS_MANIFEST,
  INTEGRATION_SET,
  LOCAL_SET,
  PROVISIONED_MANIFEST,
  type ObjectNeed
} from './manifest.ts';
export { apiDisabled, notAssigned, packageMissing } from './user-findings.ts';
