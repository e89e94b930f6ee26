import type { ChildRelationship, ObjectSchema } from '../../../metadata/index.ts';
import { typeOf, types } from '../../types/type.ts';
import {
  ApexList,
  ApexMap,
  ApexNative,
  ApexSObject,
  ApexSObjectField,
  ApexSObjectType,
  putInto,
  type Value
} from '../../values/index.ts';
import { method } from '../call.ts';
import type { ApexContext } from '../context.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { defaultOf } from './describe-field.ts';
import { listRecordTypes, mapRecordTypes } from './record-type-info.ts';

/** Documented: Merge records. */
const MERGEABLE = new Set(['Account', 'Case', 'Contact', 'Lead']);

interface ChildState {
  readonly child: ChildRelationship;
  readonly object: ObjectSchema;
  readonly cascades: boolean;
  readonly restricts: boolean;
}

/** Documented: SObjectType Class; `Schema.SObjectType.Account` is the describe result of Account. */
export const sObjectTypeType: LibraryType = {
  name: 'SObjectType',
  findStaticProperty: (name) => ({
    type: 'DescribeSObjectResult',
    get: (context) => describeObject(objectNamed(context, name))
  }),
  methods: {
    // Options say when parts are read, which makes no difference here.
    getDescribe: [[], ['SObjectDescribeOptions']].map((options) =>
      method('DescribeSObjectResult', options, (_call, self: ApexSObjectType) =>
        describeObject(self.object)
      )
    ),
    newSObject: [
      method('SObject', [], (_call, self: ApexSObjectType) => new ApexSObject(self.object)),
      method('SObject', ['Id'], (call, self: ApexSObjectType) => {
        const record = new ApexSObject(self.object);
        record.fields.set('id', call.value(0));
        return record;
      }),
      method('SObject', ['Id', 'Boolean'], (call, self: ApexSObjectType) => {
        const record =
          call.value(1) === true ? withDefaults(self.object) : new ApexSObject(self.object);
        if (call.value(0) !== null) record.fields.set('id', call.value(0));
        return record;
      })
    ]
  }
};

/** Documented: DescribeSObjectResult Class. */
export const describeObjectType: LibraryType = {
  name: 'DescribeSObjectResult',
  properties: {
    fields: { type: 'SObjectTypeFields', get: (_context, self) => fieldsOf(objectOf(self)) }
  },
  methods: {
    getName: reads('String', (object) => object.name),
    getLocalName: reads('String', (object) => object.name),
    getLabel: reads('String', (object) => object.label),
    getLabelPlural: reads('String', (object) => object.labelPlural),
    getKeyPrefix: reads('String', (object) => object.keyPrefix || null),
    getSObjectType: reads('SObjectType', (object) => new ApexSObjectType(object)),
    isCustom: reads('Boolean', (object) => object.custom),
    isCustomSetting: reads('Boolean', (object) => object.customSetting),
    isQueryable: reads('Boolean', (object, context) => context.rights.canRead(object.name)),
    isAccessible: reads('Boolean', (object, context) => context.rights.canRead(object.name)),
    isCreateable: reads(
      'Boolean',
      (object, context) => object.createable && context.rights.canCreate(object.name)
    ),
    isUpdateable: reads(
      'Boolean',
      (object, context) => object.updateable && context.rights.canEdit(object.name)
    ),
    isDeletable: reads(
      'Boolean',
      (object, context) => object.deletable && context.rights.canDelete(object.name)
    ),
    isUndeletable: reads(
      'Boolean',
      (object, context) => object.deletable && context.rights.canDelete(object.name)
    ),
    // Kinds of objects that this org has none of.
    ...Object.fromEntries(
      ['getHasSubtypes', 'isDeprecatedAndHidden', 'isFeedEnabled'].map((name) => [
        name,
        reads('Boolean', () => false)
      ])
    ),
    isMruEnabled: reads('Boolean', (object) => object.createable && !object.customSetting),
    isSearchable: reads('Boolean', (object, context) => context.rights.canRead(object.name)),
    isMergeable: reads(
      'Boolean',
      (object, context) => MERGEABLE.has(object.name) && context.rights.canDelete(object.name)
    ),
    getRecordTypeInfos: reads('List<RecordTypeInfo>', (object, context) =>
      listRecordTypes(context, object.name)
    ),
    getRecordTypeInfosByName: reads('Map<String, RecordTypeInfo>', (object, context) =>
      mapRecordTypes(context, object.name, 'name')
    ),
    getRecordTypeInfosByDeveloperName: reads('Map<String, RecordTypeInfo>', (object, context) =>
      mapRecordTypes(context, object.name, 'developerName')
    ),
    getRecordTypeInfosById: reads('Map<Id, RecordTypeInfo>', (object, context) =>
      mapRecordTypes(context, object.name, 'recordTypeId')
    ),
    getChildRelationships: reads('List<ChildRelationship>', (object, context) =>
      childrenOf(object, context)
    )
  }
};

/** What `describe.fields` is. */
export const objectFieldsType: LibraryType = {
  name: 'SObjectTypeFields',
  methods: {
    getMap: reads('Map<String, SObjectField>', (object) => {
      const map = new ApexMap(types.string, typeOf('SObjectField'));
      for (const field of object.fields.values()) {
        putInto(map, field.name.toLowerCase(), new ApexSObjectField(object, field));
      }
      return map;
    })
  }
};

export const childRelationshipType: LibraryType = {
  name: 'ChildRelationship',
  methods: {
    getChildSObject: ofChild('SObjectType', ({ object }) => new ApexSObjectType(object)),
    getField: ofChild('SObjectField', ({ child, object }) => {
      const field = object.fields.get(child.field.toLowerCase());
      return field ? new ApexSObjectField(object, field) : null;
    }),
    getRelationshipName: ofChild('String', ({ child }) => child.relationshipName),
    isCascadeDelete: ofChild('Boolean', ({ cascades }) => cascades),
    isRestrictedDelete: ofChild('Boolean', ({ restricts }) => restricts)
  }
};

export function describeObject(object: ObjectSchema): ApexNative {
  return new ApexNative(typeOf('DescribeSObjectResult'), object);
}

function withDefaults(object: ObjectSchema): ApexSObject {
  const record = new ApexSObject(object);
  for (const [key, field] of object.fields) {
    const value = defaultOf(field);
    if (value !== null && field.createable) record.fields.set(key, value);
  }
  return record;
}

function fieldsOf(object: ObjectSchema): ApexNative {
  return new ApexNative(typeOf('SObjectTypeFields'), object);
}

function childrenOf(object: ObjectSchema, context: ApexContext): ApexList {
  const children = object.childRelationships.map((child) => {
    const childObject = objectNamed(context, child.childObject);
    const reference = childObject.fields.get(child.field.toLowerCase())?.reference;
    const state: ChildState = {
      child,
      object: childObject,
      cascades: reference?.deleteRule === 'Cascade',
      restricts: reference?.deleteRule === 'Restrict'
    };
    return new ApexNative(typeOf('ChildRelationship'), state);
  });
  return new ApexList(typeOf('ChildRelationship'), children);
}

function objectNamed(context: ApexContext, name: string): ObjectSchema {
  const object = context.org.schema.objects.get(name.toLowerCase());
  if (object) return object;
  throw context.exception('TypeException', `Invalid object: ${name}`);
}

function objectOf(self: Value): ObjectSchema {
  return (self as ApexNative).state as ObjectSchema;
}

function reads(
  returns: string,
  read: (object: ObjectSchema, context: ApexContext) => Value
): LibraryMethod[] {
  return [method(returns, [], (call, self) => read(objectOf(self), call.context))];
}

function ofChild(returns: string, read: (state: ChildState) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self: ApexNative) => read(self.state as ChildState))];
}
