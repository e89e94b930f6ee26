import type { ObjectSchema } from '../../metadata/index.ts';
import { dataPath, type Call } from '../call.ts';

/** What describeGlobal says of an object and describe repeats (recorded). */
export function objectAttributes(call: Call, object: ObjectSchema, resource = 'sobjects') {
  const { rights } = call.session;
  const url = `${dataPath(call)}/${resource}/${object.name}`;
  const isEvent = isPlatformEvent(object);
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
    layoutable: isLayoutable(object),
    mergeable: ['Account', 'Contact', 'Lead'].includes(object.name),
    mruEnabled: !object.customSetting,
    name: object.name,
    queryable: !isEvent,
    replicateable: object.fields.has('systemmodstamp'),
    retrieveable: !isEvent,
    searchable: !object.customSetting,
    triggerable: true,
    undeletable: object.deletable && rights.canDelete(object.name),
    updateable: object.updateable && rights.canEdit(object.name),
    urls: {
      ...(isLayoutable(object) && pageUrls(call, url)),
      rowTemplate: `${url}/{ID}`,
      describe: `${url}/describe`,
      sobject: url
    }
  };
}

/** Whether people meet the object's records on pages. */
export function isLayoutable(object: ObjectSchema): boolean {
  return !object.customSetting && !isPlatformEvent(object);
}

function isPlatformEvent({ name }: ObjectSchema): boolean {
  return name.endsWith('__e');
}

function pageUrls(call: Call, url: string) {
  return {
    layouts: `${url}/describe/layouts`,
    uiDetailTemplate: `${call.origin}/{ID}`,
    uiEditTemplate: `${call.origin}/{ID}/e`,
    uiNewRecord: `${call.origin}/${url.split('/').at(-1) ?? ''}/e`
  };
}
