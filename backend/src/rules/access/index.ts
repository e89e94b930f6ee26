export {
  findMissing,
  seesMembers,
  seesPackage,
  type Finding,
  type GrantedAccess
} from './findings.ts';
export {
  accessManifest,
  INTEGRATION_SET,
  LOCAL_SET,
  NEEDED_OBJECTS,
  WEIGHTS,
  type NeedContext,
  type NeededObject,
  type ObjectNeed
} from './manifest.ts';
export { currentVerification, lostSince } from './standing.ts';
export { apiDisabled, notAssigned, packageMissing } from './user-findings.ts';
