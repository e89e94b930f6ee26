import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { dataPath, type Call, type Reply } from '../call.ts';
import { readableFields } from '../objects.ts';
import { notFound } from '../salesforce-error.ts';
import { layoutItem } from './layouts.ts';
import { isLayoutable } from './object-attributes.ts';
import { recordTypeInfos } from './record-type-infos.ts';

const NAME = 'SYSTEM';

/**
 * The compact layout Salesforce gives an object nobody made one for: its name, for every record type
 * (documented: SObject Compact Layouts).
 */
export function describeCompactLayouts(org: Org, call: Call, object: ObjectSchema): Reply {
  if (!isLayoutable(object)) throw notFound();
  const shown = readableFields(call, object).filter(({ name }) => name === object.nameField);
  const layout = {
    actions: [],
    fieldItems: shown.map((field) => layoutItem(field, false)),
    id: null,
    imageItems: [],
    label: 'System Default',
    name: NAME,
    objectType: object.name
  };
  const url = `${dataPath(call)}/sobjects/${object.name}/describe/compactLayouts`;
  return {
    status: 200,
    body: {
      compactLayouts: [layout],
      defaultCompactLayoutId: null,
      recordTypeCompactLayoutMappings: recordTypeInfos(org, call, object).map((info) => ({
        available: info.available,
        compactLayoutId: null,
        compactLayoutName: NAME,
        recordTypeId: info.recordTypeId,
        recordTypeName: info.developerName,
        urls: { compactLayout: `${url}/${info.recordTypeId}` }
      })),
      urls: { primary: `${url}/primary` }
    }
  };
}
