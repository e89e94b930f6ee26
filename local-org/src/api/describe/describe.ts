import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import { findVisibleObject, readableFields, visibleObject } from '../objects.ts';
import { isFollowed, lastChanged, shown } from '../recent.ts';
import type { Route } from '../router.ts';
import { notFound } from '../salesforce-error.ts';
import { describeField } from './describe-field.ts';
import { describeCompactLayouts } from './compact-layouts.ts';
import { MetadataStamp } from './metadata-stamp.ts';
import { describeLayouts, describeLayout } from './layouts.ts';
import { isLayoutable, objectAttributes } from './object-attributes.ts';
import { recordTypeInfos } from './record-type-infos.ts';

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
        const object = visibleObject(org, withoutOptions(call), name);
        return stamp.unlessUnchanged(call, () => describeObject(org, call, object));
      }
    },
    {
      ...describe,
      path: '/sobjects/:object/describe/layouts',
      handle: (call, { object = '' }) =>
        describeLayouts(org, call, visibleObject(org, call, object))
    },
    {
      ...describe,
      path: '/sobjects/:object/describe/layouts/:recordType',
      handle: (call, { object = '', recordType = '' }) =>
        describeLayout(org, call, visibleObject(org, call, object), recordType)
    },
    {
      ...describe,
      path: '/sobjects/:object/describe/compactLayouts',
      handle: (call, { object = '' }) =>
        describeCompactLayouts(org, call, visibleObject(org, call, object))
    },
    {
      ...describe,
      path: '/sobjects/:object/describe/approvalLayouts',
      handle: (call, { object = '' }) => noApprovalLayouts(visibleObject(org, call, object))
    }
  ];
}

/** Describe ignores the default namespace (documented: Call Options Header). */
function withoutOptions(call: Call): Call {
  const { userId, rights } = call.session;
  return { ...call, session: { userId, rights } };
}

function describeGlobal(org: Org, call: Call) {
  const sobjects = [...org.schema.objects.values()]
    .filter((object) => call.session.rights.canRead(object.name))
    .map((object) => objectAttributes(call, object))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects };
}

/** The whole describe of an object; `resource` is where its URLs lead, `sobjects` unless said otherwise. */
export function describeObject(org: Org, call: Call, object: ObjectSchema, resource?: string) {
  const { rights } = call.session;
  return {
    actionOverrides: [],
    ...objectAttributes(call, object, resource),
    childRelationships: object.childRelationships
      .filter(({ childObject, field }) => {
        const child = findVisibleObject(org, call, childObject);
        return child && rights.canReadField(child.name, field);
      })
      .map((relationship) => childRelationship(org, relationship)),
    compactLayoutable: isLayoutable(object),
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
    recordTypeInfos: recordTypeInfos(org, call, object),
    searchLayoutable: true,
    sobjectDescribeOption: 'FULL',
    supportedScopes: supportedScopes(object)
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

/** The org has no approval processes, so no layouts of them (documented: SObject Approval Layouts). */
function noApprovalLayouts(object: ObjectSchema): Reply {
  if (!isLayoutable(object)) throw notFound();
  return { status: 200, body: { approvalLayouts: [] } };
}

function supportedScopes({ fields, labelPlural }: ObjectSchema) {
  const all = { label: `All ${labelPlural}`, name: 'everything' };
  return fields.has('ownerid') ? [all, { label: `My ${labelPlural}`, name: 'mine' }] : [all];
}

const RECENT = 10;

function basicInfo(org: Org, call: Call, object: ObjectSchema): Reply {
  const recent = isFollowed(object) ? lastChanged(org, call, object, RECENT) : [];
  const body = {
    objectDescribe: objectAttributes(call, object),
    recentItems: recent.flatMap(({ id }) => shown(org, call, object, id))
  };
  return { status: 200, body };
}
