import {
  checkbox,
  int,
  lookup,
  object,
  readOnly,
  recordId,
  text,
  textArea
} from '../../standard/index.ts';
import { apexDataObjects, apexObjects } from './apex-objects.ts';

/** Setup as tables: read only, derived from the org's metadata (documented: Tooling API objects). */
const fixed = { createable: false, updateable: false, deletable: false };
const id = { ...recordId, type: 'string' } as const;
const words = (name: string, length = 255) => text(name, name, length, readOnly);
const flag = (name: string) => checkbox(name, name, readOnly);
const number = (name: string) => int(name, name, 9, readOnly);
const link = (name: string, to: string, relationshipName: string, children?: string) =>
  lookup(
    name,
    name,
    { to: [to], relationshipName, ...(children && { childRelationshipName: children }) },
    readOnly
  );

const entityDefinition = object(
  'EntityDefinition',
  {
    label: 'Entity Definition',
    labelPlural: 'Entity Definitions',
    keyPrefix: '4ie',
    nameField: 'QualifiedApiName',
    ...fixed
  },
  [
    id,
    words('DurableId'),
    words('QualifiedApiName'),
    words('DeveloperName'),
    words('MasterLabel'),
    words('Label'),
    words('PluralLabel'),
    words('NamespacePrefix', 15),
    words('KeyPrefix', 3),
    flag('IsCustomizable'),
    flag('IsCustomSetting'),
    flag('IsQueryable'),
    flag('IsTriggerable')
  ]
);

const fieldDefinition = object(
  'FieldDefinition',
  {
    label: 'Field Definition',
    labelPlural: 'Field Definitions',
    keyPrefix: '4fe',
    nameField: 'QualifiedApiName',
    ...fixed
  },
  [
    id,
    words('DurableId'),
    words('QualifiedApiName'),
    words('DeveloperName'),
    words('MasterLabel'),
    words('Label'),
    words('NamespacePrefix', 15),
    words('DataType'),
    words('ValueTypeId'),
    number('Length'),
    number('Precision'),
    number('Scale'),
    flag('IsIndexed'),
    flag('IsCalculated'),
    flag('IsNameField'),
    flag('IsNillable'),
    words('RelationshipName'),
    textArea('Description', 'Description', 255, readOnly),
    link('EntityDefinitionId', 'EntityDefinition', 'EntityDefinition', 'Fields')
  ]
);

const customObject = object(
  'CustomObject',
  {
    label: 'Custom Object',
    labelPlural: 'Custom Objects',
    keyPrefix: '01I',
    nameField: 'DeveloperName',
    ...fixed
  },
  [
    recordId,
    words('DeveloperName'),
    words('NamespacePrefix', 15),
    words('ManageableState'),
    words('Description')
  ]
);

const customField = object(
  'CustomField',
  {
    label: 'Custom Field',
    labelPlural: 'Custom Fields',
    keyPrefix: '00N',
    nameField: 'DeveloperName',
    ...fixed
  },
  [
    recordId,
    words('DeveloperName'),
    words('FullName'),
    words('NamespacePrefix', 15),
    words('ManageableState'),
    words('TableEnumOrId'),
    words('InlineHelpText'),
    textArea('Description', 'Description', 255, readOnly),
    number('Length'),
    number('Precision'),
    number('Scale'),
    link('EntityDefinitionId', 'EntityDefinition', 'EntityDefinition', 'CustomFields')
  ]
);

/** Whose objects and fields there are (documented: Publisher; every authenticated user may read it). */
const publisher = object(
  'Publisher',
  { label: 'Publisher', labelPlural: 'Publishers', keyPrefix: '4pb', nameField: 'Name', ...fixed },
  [
    id,
    words('DurableId'),
    words('Name'),
    words('NamespacePrefix', 15),
    number('MajorVersion'),
    number('MinorVersion'),
    flag('IsSalesforce')
  ]
);

const subscriberPackage = object(
  'SubscriberPackage',
  {
    label: 'Subscriber Package',
    labelPlural: 'Subscriber Packages',
    keyPrefix: '033',
    ...fixed
  },
  [recordId, words('Name'), words('NamespacePrefix', 15), words('Description')]
);

const subscriberPackageVersion = object(
  'SubscriberPackageVersion',
  {
    label: 'Subscriber Package Version',
    labelPlural: 'Subscriber Package Versions',
    keyPrefix: '04t',
    ...fixed
  },
  [
    recordId,
    words('Name'),
    words('SubscriberPackageId', 18),
    number('MajorVersion'),
    number('MinorVersion'),
    number('PatchVersion'),
    number('BuildNumber'),
    flag('IsBeta'),
    flag('IsManaged'),
    words('ReleaseState')
  ]
);

const installedSubscriberPackage = object(
  'InstalledSubscriberPackage',
  {
    label: 'Installed Subscriber Package',
    labelPlural: 'Installed Subscriber Packages',
    keyPrefix: '0A3',
    nameField: 'Id',
    ...fixed
  },
  [
    recordId,
    link('SubscriberPackageId', 'SubscriberPackage', 'SubscriberPackage'),
    link('SubscriberPackageVersionId', 'SubscriberPackageVersion', 'SubscriberPackageVersion'),
    link('MinPackageVersionId', 'SubscriberPackageVersion', 'MinPackageVersion')
  ]
);

/** Objects everybody may read. */
export const definitionObjects = [entityDefinition, fieldDefinition, publisher];

/** Objects the data API knows too; the others are only in the Tooling API. */
export const dataApiObjects = [...definitionObjects, ...apexDataObjects];

export const toolingObjects = [
  ...definitionObjects,
  ...apexObjects,
  customObject,
  customField,
  subscriberPackage,
  subscriberPackageVersion,
  installedSubscriberPackage
];
