import type { ObjectSchema } from '../metadata/schema.ts';
import { account } from './account.ts';
import { contact } from './contact.ts';
import { lead } from './lead.ts';
import { opportunity } from './opportunity.ts';
import { opportunityContactRole } from './opportunity-contact-role.ts';
import { opportunityStage } from './opportunity-stage.ts';
import { organization } from './organization.ts';
import {
  fieldPermissions,
  objectPermissions,
  permissionSet,
  permissionSetAssignment,
  profile
} from './permissions.ts';
import { task } from './task.ts';
import { user } from './user.ts';

export * from './define.ts';
export { stages } from './opportunity-stage.ts';
export { isDeleted, owner, recordId, stamps } from './system-fields.ts';

/** Objects a permission set can grant. */
export const dataObjects: readonly ObjectSchema[] = [
  account,
  contact,
  lead,
  opportunity,
  opportunityContactRole,
  task
];

/** Objects of Setup: rights to them come from user permissions, not from object permissions. */
export const setupObjects: readonly ObjectSchema[] = [
  fieldPermissions,
  objectPermissions,
  opportunityStage,
  organization,
  permissionSet,
  permissionSetAssignment,
  profile,
  user
];
