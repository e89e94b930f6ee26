import {
  anything,
  flag,
  many,
  nested,
  oneOf,
  required,
  text,
  type ElementRule,
  type TypeRules
} from '../type-rules.ts';

/** Documented: PermissionSet. */
export const permissionSet: TypeRules = {
  agentAccesses: anything,
  applicationVisibilities: many(
    nested({ application: required(text), default: flag, visible: required(flag) })
  ),
  classAccesses: access('apexClass'),
  customMetadataTypeAccesses: access('name'),
  customPermissions: access('name'),
  customSettingAccesses: access('name'),
  description: text,
  emailRoutingAddressAccesses: access('name'),
  externalCredentialPrincipalAccesses: access('externalCredentialPrincipal'),
  externalDataSourceAccesses: access('externalDataSource'),
  fieldPermissions: many(
    nested({ editable: required(flag), field: required(text), readable: flag })
  ),
  flowAccesses: access('flow'),
  fullName: text,
  hasActivationRequired: flag,
  label: required(text),
  license: text,
  objectPermissions: many(
    nested({
      allowCreate: required(flag),
      allowDelete: required(flag),
      allowEdit: required(flag),
      allowRead: required(flag),
      modifyAllRecords: required(flag),
      object: required(text),
      viewAllFields: flag,
      viewAllRecords: required(flag)
    })
  ),
  pageAccesses: access('apexPage'),
  recordTypeVisibilities: many(
    nested({ default: flag, recordType: required(text), visible: required(flag) })
  ),
  servicePresenceStatusAccesses: access('servicePresenceStatus'),
  tabSettings: many(
    nested({ tab: required(text), visibility: required(oneOf('None Available Visible')) })
  ),
  userLicense: text,
  userPermissions: access('name')
};

function access(name: string): ElementRule {
  return many(nested({ enabled: required(flag), [name]: required(text) }));
}
