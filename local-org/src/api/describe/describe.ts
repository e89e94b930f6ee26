import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { dataPath, type Call, type Reply } from '../call.ts';
import { findVisibleObject, readableFields, visibleObject } from '../objects.ts';
import { query } from '../queries.ts';
import type { Route } from '../router.ts';
import { describeField } from './describe-field.ts';
import { MetadataStamp } from './metadata-stamp.ts';
import { objectAttributes } from './object-attributes.ts';

/** `/sobjects`, `/sobjects/X` and `/sobjects/X/describe`, as the user's rights let them see it. */
export function describeRoutes(org: Org): Route[] {
  const stamp = new MetadataStamp(org);
  const describe = { kind: 'describe', composable: 'single', method: 'GET' } as const;
  return [
    {
      ...describe,
      path: '/sobjects',
      handle: (call) => stamp.unlessUnchanged(call, () => describeGlobal(org, call))
    },
    {
      ...describe,
      path: '/sobjects/:object',
      handle: (call, { object = '' }) => basicInfo(org, call, visibleObject(org, call, object))
    },
    {
      ...describe,
      path: '/sobjects/:object/describe',
      handle: (call, { object: name = '' }) => {
        const object = visibleObject(org, call, name);
        return stamp.unlessUnchanged(call, () => describeObject(org, call, object));
      }
    }
  ];
}

function describeGlobal(org: Org, call: Call) {
  const sobjects = [...org.schema.objects.values()]
    .filter((object) => call.session.rights.canRead(object.name))
    .map((object) => objectAttributes(call, object))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects };
}

function describeObject(org: Org, call: Call, object: ObjectSchema) {
  const { rights } = call.session;
  return {
    actionOverrides: [],
    ...objectAttributes(call, object),
    childRelationships: object.childRelationships
      .filter(({ childObject, field }) => {
        const child = findVisibleObject(org, call, childObject);
        return child && rights.canReadField(child.name, field);
      })
      .map((relationship) => childRelationship(org, relationship)),
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: readableFields(call, object).map((field) => describeField(call, object, field)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [masterRecordType(call, object)],
    searchLayoutable: true,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [{ label: `All ${object.labelPlural}`, name: 'everything' }]
  };
}

function childRelationship(org: Org, relationship: ObjectSchema['childRelationships'][number]) {
  const { childObject, field, relationshipName } = relationship;
  const child = org.schema.objects.get(childObject.toLowerCase());
  const rule = child?.fields.get(field.toLowerCase())?.reference?.deleteRule;
  return {
    cascadeDelete: rule === 'Cascade',
    childSObject: childObject,
    deprecatedAndHidden: false,
    field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName,
    restrictedDelete: rule === 'Restrict'
  };
}

function masterRecordType(call: Call, object: ObjectSchema) {
  const recordTypeId = '012000000000000AAA';
  return {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId,
    urls: { layout: `${dataPath(call)}/sobjects/${object.name}/describe/layouts/${recordTypeId}` }
  };
}

const RECENT = 10;

function basicInfo(org: Org, call: Call, object: ObjectSchema): Reply {
  const name = object.fields.get(object.nameField.toLowerCase());
  const shown = name && call.session.rights.canReadField(object.name, name.name);
  const columns = ['Id', ...(shown && name.name !== 'Id' ? [name.name] : [])];
  const recent = query(
    org,
    call,
    `SELECT ${columns.join(', ')} FROM ${object.name} LIMIT ${RECENT}`
  );
  const body = {
    objectDescribe: objectAttributes(call, object),
    recentItems: recent.rows(0, RECENT)
  };
  return { status: 200, body };
}
