import type { FieldSchema, FieldType, ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { classRows, triggerRows } from './class-rows.ts';
import type { SetupIds } from './setup-ids.ts';

export type CatalogueRow = Readonly<Record<string, string | number | null>>;

/** The rows of the objects in `toolingObjects`, from what the org has now. */
export function catalogueRows(org: Org, ids: SetupIds): Map<string, CatalogueRow[]> {
  const objects = [...org.schema.objects.values()];
  const durable = (object: ObjectSchema) =>
    object.custom ? ids.of('01I', object.name) : object.name;
  const fields = objects.flatMap((object) =>
    [...object.fields.values()].map((field) => ({ object, field }))
  );
  return new Map([
    ['EntityDefinition', objects.map((object) => entityRow(object, durable(object)))],
    [
      'FieldDefinition',
      fields.map(({ object, field }) => fieldRow(object, field, durable(object)))
    ],
    [
      'CustomObject',
      objects.filter(({ custom }) => custom).map((object) => customObjectRow(object, ids))
    ],
    [
      'CustomField',
      fields
        .filter(({ field }) => field.custom)
        .map(({ object, field }) => customFieldRow(object, field, durable(object), ids))
    ],
    ['ApexClass', classRows(org, ids)],
    ['ApexTrigger', triggerRows(org, ids)],
    ...packageRows(org, ids)
  ]);
}

function entityRow(object: ObjectSchema, durableId: string): CatalogueRow {
  return {
    Id: durableId,
    DurableId: durableId,
    QualifiedApiName: object.name,
    DeveloperName: developerName(object.name),
    MasterLabel: object.label,
    Label: object.label,
    PluralLabel: object.labelPlural,
    NamespacePrefix: namespaceOf(object.name),
    KeyPrefix: object.keyPrefix,
    IsCustomizable: Number(object.createable),
    IsCustomSetting: Number(object.customSetting),
    IsQueryable: Number(!object.name.endsWith('__e')),
    IsTriggerable: Number(object.createable && !object.customSetting)
  };
}

function fieldRow(object: ObjectSchema, field: FieldSchema, entityId: string): CatalogueRow {
  const durableId = `${entityId}.${field.name}`;
  return {
    Id: durableId,
    DurableId: durableId,
    QualifiedApiName: field.name,
    DeveloperName: developerName(field.name),
    MasterLabel: field.label,
    Label: field.label,
    NamespacePrefix: namespaceOf(field.name),
    DataType: dataType(field),
    ValueTypeId: field.type,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    IsIndexed: Number(isIndexed(field)),
    IsCalculated: Number(field.formula !== undefined),
    IsNameField: Number(field.name === object.nameField),
    IsNillable: Number(field.nillable),
    RelationshipName: field.reference?.relationshipName ?? null,
    Description: field.description ?? null,
    EntityDefinitionId: entityId
  };
}

function customObjectRow(object: ObjectSchema, ids: SetupIds): CatalogueRow {
  return {
    Id: ids.of('01I', object.name),
    DeveloperName: developerName(object.name),
    NamespacePrefix: namespaceOf(object.name),
    ManageableState: stateOf(object.name),
    Description: null
  };
}

function customFieldRow(
  object: ObjectSchema,
  field: FieldSchema,
  entityId: string,
  ids: SetupIds
): CatalogueRow {
  const fullName = `${object.name}.${field.name}`;
  return {
    Id: ids.of('00N', fullName),
    DeveloperName: developerName(field.name),
    FullName: fullName,
    NamespacePrefix: namespaceOf(field.name),
    ManageableState: stateOf(field.name),
    TableEnumOrId: entityId,
    EntityDefinitionId: entityId,
    InlineHelpText: field.inlineHelpText ?? null,
    Description: field.description ?? null,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale
  };
}

/** One installed package: ours, where the org runs with its namespace. */
function packageRows(org: Org, ids: SetupIds): [string, CatalogueRow[]][] {
  const { namespace } = org.schema;
  if (namespace === '') return [];
  const packageId = ids.of('033', namespace);
  const versionId = ids.of('04t', namespace);
  const [major = 1, minor = 0, patch = 0, build = 1] = org.packageVersion.split('.').map(Number);
  const name = namespace.replace(/^./, (letter) => letter.toUpperCase());
  return [
    ['Publisher', [publisherRow(name, namespace, major, minor)]],
    ['SubscriberPackage', [{ Id: packageId, Name: name, NamespacePrefix: namespace }]],
    [
      'SubscriberPackageVersion',
      [
        {
          Id: versionId,
          Name: `${name} ${major}.${minor}`,
          SubscriberPackageId: packageId,
          MajorVersion: major,
          MinorVersion: minor,
          PatchVersion: patch,
          BuildNumber: build,
          IsManaged: 1,
          ReleaseState: 'Released'
        }
      ]
    ],
    [
      'InstalledSubscriberPackage',
      [
        {
          Id: ids.of('0A3', namespace),
          SubscriberPackageId: packageId,
          SubscriberPackageVersionId: versionId,
          MinPackageVersionId: versionId
        }
      ]
    ]
  ];
}

function publisherRow(name: string, namespace: string, major: number, minor: number): CatalogueRow {
  return {
    ...{ Id: namespace, DurableId: namespace, Name: name, NamespacePrefix: namespace },
    ...{ MajorVersion: major, MinorVersion: minor, IsSalesforce: 0 }
  };
}

/** `acme__Tier__c` → `acme`; names without a package have no prefix. */
function namespaceOf(name: string): string | null {
  const parts = name.split('__');
  return parts.length > 2 ? (parts[0] ?? null) : null;
}

/** `acme__Tier__c` → `Tier`. */
function developerName(name: string): string {
  const parts = name.split('__');
  return parts.length > 1 ? (parts.at(-2) ?? name) : name;
}

function stateOf(name: string): string {
  return namespaceOf(name) === null ? 'unmanaged' : 'installed';
}

function isIndexed(field: FieldSchema): boolean {
  return field.unique || field.idLookup || field.reference !== undefined || field.type === 'id';
}

/** The type as Setup words it. */
function dataType(field: FieldSchema): string {
  if (field.autoNumber !== undefined) return 'Auto Number';
  const { reference, length, precision, scale } = field;
  if (reference) {
    return `${reference.masterDetail ? 'Master-Detail' : 'Lookup'}(${reference.to.join(',')})`;
  }
  const digits = `(${precision - scale}, ${scale})`;
  const words: Record<FieldType, string> = {
    id: 'Lookup()',
    reference: 'Lookup()',
    string: `Text(${length})`,
    textarea: length > 255 ? `Long Text Area(${length})` : `Text Area(${length})`,
    picklist: 'Picklist',
    multipicklist: 'Picklist (Multi-Select)',
    boolean: 'Checkbox',
    int: `Number(${precision}, 0)`,
    double: `Number${digits}`,
    currency: `Currency${digits}`,
    percent: `Percent${digits}`,
    date: 'Date',
    datetime: 'Date/Time',
    email: 'Email',
    phone: 'Phone',
    url: `URL(${length})`,
    base64: 'Base64',
    address: 'Address'
  };
  return words[field.type];
}
