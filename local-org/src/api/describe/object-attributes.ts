import type { ObjectSchema } from '../../metadata/index.ts';
import { dataPath, type Call } from '../call.ts';

/** What describeGlobal says of an object and describe repeats (recorded). */
export function objectAttributes(call: Call, object: ObjectSchema) {
  const { rights } = call.session;
  const url = `${dataPath(call)}/sobjects/${object.name}`;
  const createable = object.createable && rights.canCreate(object.name);
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable,
    custom: object.custom,
    customSetting: object.customSetting,
    deepCloneable: false,
    deletable: object.deletable && rights.canDelete(object.name),
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: !object.customSetting,
    mergeable: ['Account', 'Contact', 'Lead'].includes(object.name),
    mruEnabled: !object.customSetting,
    name: object.name,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable: !object.customSetting,
    triggerable: true,
    undeletable: object.deletable && rights.canDelete(object.name),
    updateable: object.updateable && rights.canEdit(object.name),
    urls: {
      rowTemplate: `${url}/{ID}`,
      describe: `${url}/describe`,
      sobject: url
    }
  };
}
