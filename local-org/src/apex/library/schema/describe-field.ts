import type {
  FieldSchema,
  FieldType,
  ObjectSchema,
  PicklistValue
} from '../../../metadata/index.ts';
import { typeOf } from '../../types/type.ts';
import {
  ApexDecimal,
  ApexEnum,
  ApexList,
  ApexNative,
  ApexSObjectField,
  ApexSObjectType,
  type Value
} from '../../values/index.ts';
import { method } from '../call.ts';
import type { ApexContext } from '../context.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { DISPLAY_TYPES } from './display-types.ts';

interface FieldState {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
}

/** In the UTF-8 that the platform counts with. */
const BYTES_PER_CHARACTER = 3;

const DISPLAY_NAMES: Readonly<Partial<Record<FieldType, string>>> = { int: 'INTEGER' };

/** Documented: SObjectField Class. */
export const sObjectFieldType: LibraryType = {
  name: 'SObjectField',
  methods: {
    getDescribe: [
      method(
        'DescribeFieldResult',
        [],
        (_call, self: ApexSObjectField) => new ApexNative(typeOf('DescribeFieldResult'), self)
      )
    ]
  }
};

/** Documented: DescribeFieldResult Class. */
export const describeFieldType: LibraryType = {
  name: 'DescribeFieldResult',
  methods: {
    getName: reads('String', ({ field }) => field.name),
    getLocalName: reads('String', ({ field }) => field.name),
    getLabel: reads('String', ({ field }) => field.label),
    getInlineHelpText: reads('String', ({ field }) => field.inlineHelpText ?? null),
    getLength: reads('Integer', ({ field }) => field.length),
    getPrecision: reads('Integer', ({ field }) => field.precision),
    getScale: reads('Integer', ({ field }) => field.scale),
    getDigits: reads('Integer', ({ field }) => (field.type === 'int' ? field.precision : 0)),
    getType: reads('DisplayType', ({ field }) => displayType(field.type)),
    getSObjectField: reads(
      'SObjectField',
      ({ object, field }) => new ApexSObjectField(object, field)
    ),
    getSObjectType: reads('SObjectType', ({ object }) => new ApexSObjectType(object)),
    getPicklistValues: reads(
      'List<PicklistEntry>',
      ({ field }) =>
        new ApexList(
          typeOf('PicklistEntry'),
          (field.picklist ?? []).map((entry) => new ApexNative(typeOf('PicklistEntry'), entry))
        )
    ),
    getReferenceTo: reads('List<SObjectType>', ({ field }, context) => {
      const targets = field.reference?.to ?? [];
      const objects = targets.flatMap((name) => {
        const object = context.org.schema.objects.get(name.toLowerCase());
        return object ? [new ApexSObjectType(object)] : [];
      });
      return new ApexList(typeOf('SObjectType'), objects);
    }),
    getRelationshipName: reads('String', ({ field }) => field.reference?.relationshipName ?? null),
    getDefaultValue: reads('Object', ({ field }) => defaultOf(field)),
    isAccessible: reads(
      'Boolean',
      ({ object, field }, { rights }) =>
        rights.canRead(object.name) && rights.canReadField(object.name, field.name)
    ),
    isCreateable: reads(
      'Boolean',
      ({ object, field }, { rights }) =>
        field.createable &&
        rights.canCreate(object.name) &&
        rights.canEditField(object.name, field.name)
    ),
    isUpdateable: reads(
      'Boolean',
      ({ object, field }, { rights }) =>
        field.updateable &&
        rights.canEdit(object.name) &&
        rights.canEditField(object.name, field.name)
    ),
    isCalculated: reads('Boolean', ({ field }) => field.formula !== undefined),
    getCalculatedFormula: reads('String', ({ field }) => field.formula?.text ?? null),
    getSoapType: reads('SoapType', ({ field }) => soapType(field.type)),
    isCascadeDelete: reads('Boolean', ({ field }) => field.reference?.deleteRule === 'Cascade'),
    isRestrictedDelete: reads('Boolean', ({ field }) => field.reference?.deleteRule === 'Restrict'),
    isNamePointing: reads('Boolean', ({ field }) => (field.reference?.to.length ?? 0) > 1),
    getByteLength: reads('Integer', ({ field }) => field.length * BYTES_PER_CHARACTER),
    // Kinds of fields that this org has none of.
    ...Object.fromEntries(
      [
        ...['isAiPredictionField', 'isDependentPicklist', 'isDeprecatedAndHidden', 'isEncrypted'],
        ...['isHtmlFormatted', 'isWriteRequiresMasterRead']
      ].map((name) => [name, reads('Boolean', () => false)])
    ),
    getController: reads('SObjectField', () => null),
    isCustom: reads('Boolean', ({ field }) => field.custom),
    isNillable: reads('Boolean', ({ field }) => field.nillable),
    isUnique: reads('Boolean', ({ field }) => field.unique),
    isCaseSensitive: reads('Boolean', ({ field }) => field.caseSensitive),
    isExternalID: reads('Boolean', ({ field }) => field.externalId),
    isIdLookup: reads('Boolean', ({ field }) => field.idLookup),
    isFilterable: reads('Boolean', ({ field }) => field.filterable),
    isSortable: reads('Boolean', ({ field }) => field.sortable),
    isPermissionable: reads('Boolean', ({ field }) => field.permissionable),
    isAutoNumber: reads('Boolean', ({ field }) => field.autoNumber !== undefined),
    isNameField: reads('Boolean', ({ object, field }) => field.name === object.nameField),
    isRestrictedPicklist: reads('Boolean', ({ field }) => field.restrictedPicklist === true),
    isDefaultedOnCreate: reads('Boolean', ({ field }) => field.defaultedOnCreate)
  }
};

/** Documented: PicklistEntry Class. */
export const picklistEntryType: LibraryType = {
  name: 'PicklistEntry',
  methods: {
    getLabel: ofEntry('String', (entry) => entry.label),
    getValue: ofEntry('String', (entry) => entry.value),
    isActive: ofEntry('Boolean', (entry) => entry.active),
    isDefaultValue: ofEntry('Boolean', (entry) => entry.defaultValue)
  }
};

/** Documented: SoapType Enum. */
export const SOAP_TYPES = [
  ...['ADDRESS', 'ANYTYPE', 'BASE64BINARY', 'BOOLEAN', 'DATE', 'DATETIME', 'DOUBLE', 'ID'],
  ...['INTEGER', 'LOCATION', 'STRING', 'TIME']
];

const SOAP_OF: Readonly<Partial<Record<FieldType, string>>> = {
  ...{ address: 'ADDRESS', base64: 'BASE64BINARY', boolean: 'BOOLEAN', date: 'DATE' },
  ...{ datetime: 'DATETIME', double: 'DOUBLE', currency: 'DOUBLE', percent: 'DOUBLE', id: 'ID' },
  ...{ reference: 'ID', int: 'INTEGER', location: 'LOCATION', time: 'TIME' }
};

function soapType(type: FieldType): ApexEnum {
  const name = SOAP_OF[type] ?? 'STRING';
  return new ApexEnum(typeOf('SoapType'), name, SOAP_TYPES.indexOf(name));
}

function displayType(type: FieldType): ApexEnum {
  const name = DISPLAY_NAMES[type] ?? type.toUpperCase();
  return new ApexEnum(typeOf('DisplayType'), name, DISPLAY_TYPES.indexOf(name));
}

/** What a new record has in the field unless told; null without a default. */
export function defaultOf(field: FieldSchema): Value {
  const { defaultValue: value = null } = field;
  return typeof value === 'number' ? ApexDecimal.fromNumber(value) : value;
}

function reads(
  returns: string,
  read: (state: FieldState, context: ApexContext) => Value
): LibraryMethod[] {
  return [
    method(returns, [], (call, self: ApexNative) => read(self.state as FieldState, call.context))
  ];
}

function ofEntry(returns: string, read: (entry: PicklistValue) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self: ApexNative) => read(self.state as PicklistValue))];
}
