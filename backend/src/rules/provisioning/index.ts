export type { FieldDefinition } from './field-definition.ts';
export {
  planProvisioning,
  PROVISIONED_OBJECTS,
  SESSION,
  type PresentSchema,
  type ProvisioningPlan
} from './plan-provisioning.ts';
export { PROVISIONED_FIELDS, type ProvisionedObject } from './provisioned-fields.ts';
export { SESSION_FIELDS, SESSION_OBJECT } from './session-object.ts';
export { setupRemedy, type SetupRemedy, type SetupStep } from './setup-remedies.ts';
