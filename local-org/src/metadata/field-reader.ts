import { field, type Traits } from '../standard/index.ts';
import { defaultLiteral } from './default-literal.ts';
import { formulaSource } from './formula-source.ts';
import { readPicklist, type ValueSets } from './picklist-reader.ts';
import type { FieldSchema, FieldType, Reference } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** What a type of the Metadata API means in describe, and how much text it holds by itself. */
const types: Readonly<Record<string, { type: FieldType; length?: number }>> = {
  AutoNumber: { type: 'string', length: 30 },
  Checkbox: { type: 'boolean' },
  Currency: { type: 'currency' },
  Date: { type: 'date' },
  DateTime: { type: 'datetime' },
  Email: { type: 'email', length: 80 },
  LongTextArea: { type: 'textarea' },
  Lookup: { type: 'reference', length: 18 },
  MasterDetail: { type: 'reference', length: 18 },
  MultiselectPicklist: { type: 'multipicklist', length: 4099 },
  Number: { type: 'double' },
  Percent: { type: 'percent' },
  Phone: { type: 'phone', length: 40 },
  Picklist: { type: 'picklist', length: 255 },
  Text: { type: 'string' },
  TextArea: { type: 'textarea', length: 255 },
  Url: { type: 'url', length: 255 }
};

const needsLength = new Set(['Text', 'LongTextArea']);
const needsPrecision = new Set(['Number', 'Currency', 'Percent']);
const computable = new Set([...needsPrecision, 'Checkbox', 'Date', 'DateTime', 'Text']);

/** Reads a `CustomField` element; throws MetadataError for what Salesforce would refuse to deploy. */
export function readField(xml: XmlElement, valueSets: ValueSets, namespace = ''): FieldSchema {
  const name = xml.requiredText('fullName');
  if (!/^[A-Za-z]\w*__c$/.test(name)) xml.get('fullName').refuse(`${name} is no custom field name`);
  const metadataType = xml.requiredText('type');
  const known = types[metadataType];
  if (!known) {
    return xml.get('type').refuse(`field type ${metadataType} is not implemented in local-org`);
  }
  const label = xml.requiredText('label');
  if (xml.find('formula')) {
    return field(name, label, known.type, {
      ...computed(xml, metadataType, namespace),
      ...prose(xml)
    });
  }
  return field(name, label, known.type, {
    custom: true,
    ...presence(xml, metadataType),
    ...size(xml, metadataType, known.length),
    ...keys(xml),
    ...(known.type === 'reference' && { reference: readReference(xml, metadataType) }),
    ...(known.type.endsWith('picklist') && readPicklist(xml, valueSets)),
    ...(metadataType === 'AutoNumber' && autoNumber(xml)),
    ...prose(xml)
  });
}

/** The traits of a field the org numbers by itself. */
export function autoNumber(xml: XmlElement): Traits {
  const format = xml.text('displayFormat') ?? '{0}';
  if (!/\{0+\}/.test(format)) xml.refuse(`display format ${format} holds no number such as {0000}`);
  return {
    autoNumber: format,
    createable: false,
    updateable: false,
    nillable: false,
    permissionable: false,
    defaultedOnCreate: true
  };
}

/** Documented: a text formula gives up to 1,300 characters. */
const longestFormulaText = 1300;

/** The traits of a formula field: read, never written. */
function computed(xml: XmlElement, metadataType: string, namespace: string): Traits {
  const blanksAsZero = xml.text('formulaTreatBlanksAs') !== 'BlankAsBlank';
  if (!computable.has(metadataType)) {
    xml.get('type').refuse(`a formula cannot be of type ${metadataType}`);
  }
  return {
    custom: true,
    createable: false,
    updateable: false,
    nillable: metadataType !== 'Checkbox',
    ...(metadataType === 'Text' ? { length: longestFormulaText } : size(xml, metadataType, 0)),
    formula: formulaSource(xml.get('formula'), { blanksAsZero, namespace })
  };
}

function presence(xml: XmlElement, metadataType: string): Traits {
  if (metadataType === 'Checkbox') {
    if (xml.flag('required')) {
      xml.get('required').refuse("Can not specify 'required' for a CustomField of type Checkbox");
    }
    const defaultValue = xml.requiredText('defaultValue') === 'true';
    return { nillable: false, defaultedOnCreate: true, defaultValue };
  }
  const mustBeGiven = xml.flag('required') || metadataType === 'MasterDetail';
  const standing = xml.find('defaultValue');
  return {
    nillable: !mustBeGiven,
    permissionable: !mustBeGiven,
    ...(standing && { defaultValue: defaultLiteral(standing), defaultedOnCreate: true })
  };
}

function size(xml: XmlElement, metadataType: string, fixedLength: number | undefined): Traits {
  if (needsPrecision.has(metadataType)) {
    const precision = xml.number('precision') ?? xml.refuse('<precision> is missing');
    return { precision, scale: xml.number('scale') ?? xml.refuse('<scale> is missing') };
  }
  const stated = needsLength.has(metadataType) ? xml.number('length') : fixedLength;
  if (needsLength.has(metadataType) && stated === undefined) xml.refuse('<length> is missing');
  return { length: stated ?? 0 };
}

function keys(xml: XmlElement): Traits {
  const externalId = xml.flag('externalId');
  return {
    externalId,
    idLookup: externalId,
    unique: xml.flag('unique'),
    caseSensitive: xml.flag('caseSensitive')
  };
}

function readReference(xml: XmlElement, metadataType: string): Reference {
  const masterDetail = metadataType === 'MasterDetail';
  const children = xml.text('relationshipName');
  return {
    to: [xml.requiredText('referenceTo')],
    relationshipName: xml.requiredText('fullName').replace(/__c$/, '__r'),
    ...(children !== undefined && { childRelationshipName: `${children}__r` }),
    deleteRule: masterDetail ? 'Cascade' : deleteRule(xml),
    masterDetail
  };
}

/** A required lookup cannot be emptied, so the parent must refuse to go or take it along. */
function deleteRule(xml: XmlElement): Reference['deleteRule'] {
  const stated = xml.text('deleteConstraint') ?? (xml.flag('required') ? 'Restrict' : 'SetNull');
  if (stated !== 'SetNull' && stated !== 'Restrict' && stated !== 'Cascade') {
    return xml.get('deleteConstraint').refuse(`unknown delete constraint ${stated}`);
  }
  if (stated === 'SetNull' && xml.flag('required')) {
    xml.get('deleteConstraint').refuse('a required lookup cannot have the constraint SetNull');
  }
  return stated;
}

function prose(xml: XmlElement): Traits {
  const description = xml.text('description');
  const inlineHelpText = xml.text('inlineHelpText');
  return {
    ...(description !== undefined && { description }),
    ...(inlineHelpText !== undefined && { inlineHelpText })
  };
}
