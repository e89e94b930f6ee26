import {
  checkbox,
  field,
  isDeleted,
  lookup,
  object,
  owner,
  recordId,
  required,
  stamps,
  text
} from '../standard/index.ts';
import { autoNumber } from './field-reader.ts';
import { readPlatformEvent } from './platform-event.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** An object of ours, from its `CustomObject` element and the fields that lie beside it. */
export function readCustomObject(
  name: string,
  xml: XmlElement,
  fields: readonly FieldSchema[]
): ObjectSchema {
  if (name.endsWith('__e')) return readPlatformEvent(name, xml, fields);
  const label = xml.requiredText('label');
  const labelPlural = xml.text('pluralLabel') ?? label;
  const traits = { label, labelPlural, keyPrefix: '', custom: true };
  if (name.endsWith('__mdt')) {
    const fixed = { createable: false, updateable: false, deletable: false };
    const named = { ...traits, ...fixed, nameField: 'MasterLabel' };
    return object(name, named, [...metadataRecordFields(), ...fields]);
  }
  if (xml.find('customSettingsType')) {
    const setting = { ...traits, customSetting: true };
    return object(name, setting, [...customSettingFields(), ...fields]);
  }
  const detail = fields.some((one) => one.reference?.masterDetail === true);
  const system = [recordId, ...(detail ? [] : [owner]), isDeleted, nameField(xml), ...stamps];
  return object(name, traits, [...system, ...fields]);
}

function nameField(xml: XmlElement): FieldSchema {
  const described = xml.get('nameField');
  const label = described.requiredText('label');
  const type = described.requiredText('type');
  if (type === 'AutoNumber') {
    return text('Name', label, 80, { ...autoNumber(described), idLookup: true });
  }
  if (type !== 'Text') described.get('type').refuse(`a name cannot be of type ${type}`);
  return text('Name', label, 80, { ...required, defaultedOnCreate: true, idLookup: true });
}

function metadataRecordFields(): FieldSchema[] {
  const kept = { createable: false, updateable: false, permissionable: false, nillable: false };
  return [
    recordId,
    text('DeveloperName', 'Custom Metadata Record Name', 40, { ...kept, unique: true }),
    text('MasterLabel', 'Label', 40, kept),
    text('Language', 'Master Language', 40, kept),
    text('NamespacePrefix', 'Namespace Prefix', 15, { ...kept, nillable: true }),
    text('Label', 'Label', 40, kept),
    text('QualifiedApiName', 'Qualified API Name', 70, kept),
    field('SystemModstamp', 'System Modstamp', 'datetime', kept)
  ];
}

/** A hierarchy custom setting: one row for the org, a profile or a user. */
function customSettingFields(): FieldSchema[] {
  return [
    recordId,
    checkbox('IsDeleted', 'Deleted', isDeleted),
    text('Name', 'Name', 38, { permissionable: false }),
    lookup(
      'SetupOwnerId',
      'Location',
      { to: ['Organization', 'Profile', 'User'], relationshipName: 'SetupOwner' },
      { ...required, unique: true, updateable: false, defaultedOnCreate: true }
    ),
    ...stamps
  ];
}
