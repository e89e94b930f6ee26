import type { TypeRules } from '../type-rules.ts';
import { customApplication, customPermission, customTab } from './app-and-tab.ts';
import { apexCode, customLabels, lightningComponentBundle } from './code-and-labels.ts';
import { customField } from './custom-field.ts';
import { customObject } from './custom-object.ts';
import { permissionSet } from './permission-set.ts';

/** The types whose elements are known, by the name of the root element. */
export const metadataTypes: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries({
    ApexClass: apexCode,
    ApexTrigger: apexCode,
    CustomApplication: customApplication,
    CustomField: customField,
    CustomLabels: customLabels,
    CustomObject: customObject,
    CustomPermission: customPermission,
    CustomTab: customTab,
    LightningComponentBundle: lightningComponentBundle,
    PermissionSet: permissionSet
  })
);
