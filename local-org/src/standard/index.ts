import type { ObjectSchema } from '../metadata/schema.ts';
import { account } from './account.ts';
import { asyncApexJob, cronJobDetail, cronTrigger } from './async-apex.ts';
import { caseObject } from './case.ts';
import { contact } from './contact.ts';
import { contentDocument, contentDocumentLink, contentVersion } from './content.ts';
import { emailMessage } from './email-message.ts';
import { event } from './event.ts';
import { group } from './group.ts';
import { lead } from './lead.ts';
import { permissionSetLicense, permissionSetLicenseAssign, userLicense } from './licenses.ts';
import { opportunity } from './opportunity.ts';
import { opportunityContactRole } from './opportunity-contact-role.ts';
import { opportunityStage } from './opportunity-stage.ts';
import { organization } from './organization.ts';
import { packageLicense } from './package-license.ts';
import {
  fieldPermissions,
  objectPermissions,
  permissionSet,
  permissionSetAssignment,
  profile
} from './permissions.ts';
import { recordType } from './record-type.ts';
import { task } from './task.ts';
import { user } from './user.ts';

export { fileParents } from './content.ts';
export * from './define.ts';
export { stages } from './opportunity-stage.ts';
export { recordTypeId } from './record-type.ts';
export { isDeleted, owner, recordId, stamps } from './system-fields.ts';

/** Objects a permission set can grant. */
export const dataObjects: readonly ObjectSchema[] = [
  account,
  caseObject,
  contact,
  contentDocument,
  contentDocumentLink,
  contentVersion,
  emailMessage,
  event,
  lead,
  opportunity,
  opportunityContactRole,
  task
];

/** Objects of Setup: rights to them come from user permissions, not from object permissions. */
export const setupObjects: readonly ObjectSchema[] = [
  asyncApexJob,
  cronJobDetail,
  cronTrigger,
  fieldPermissions,
  group,
  objectPermissions,
  opportunityStage,
  organization,
  packageLicense,
  permissionSet,
  permissionSetAssignment,
  permissionSetLicense,
  permissionSetLicenseAssign,
  profile,
  recordType,
  user,
  userLicense
];
