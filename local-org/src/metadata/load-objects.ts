import { basename, dirname } from 'node:path';
import { dataObjects, recordTypeId, setupObjects } from '../standard/index.ts';
import type { Attempt } from './attempt.ts';
import type { FieldSource } from './cross-references.ts';
import { readField } from './field-reader.ts';
import { qualify, qualifyField } from './namespace.ts';
import { readCustomObject } from './object-reader.ts';
import { readPicklistValue, type ValueSets } from './picklist-reader.ts';
import { readComponents } from './read-components.ts';
import { readRecordType, readValidationRule } from './rule-reader.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';
import type { SourceFile, SourceFiles } from './source-files.ts';
import { readXmlFile, type XmlElement } from './xml-tree.ts';

/** Something that lies in a folder below its object's. */
interface Part<T> {
  readonly object: string;
  readonly part: T;
}

const ROOTS = { validationRule: 'ValidationRule', recordType: 'RecordType' } as const;

/** Standard and custom objects with the fields, rules and record types of the sources, not yet linked. */
export function loadObjects(
  files: SourceFiles,
  attempt: Attempt
): {
  objects: Map<string, ObjectSchema>;
  fieldSources: readonly FieldSource[];
} {
  const fieldSources = readFields(files, attempt);
  const objects = new Map<string, ObjectSchema>();
  const add = (one: ObjectSchema) => objects.set(one.name.toLowerCase(), one);
  const fieldsOf = (name: string) =>
    fieldSources.filter((source) => source.object === name).map((source) => source.field);
  for (const standard of [...dataObjects, ...setupObjects]) {
    add(withFields(standard, fieldsOf(standard.name)));
  }
  for (const { file, name, namespace } of files.ofKind('object')) {
    const qualified = qualify(namespace, name);
    if (objects.has(qualified.toLowerCase())) continue;
    attempt(() =>
      add(readCustomObject(qualified, readXmlFile(file, 'CustomObject'), fieldsOf(qualified)))
    );
  }
  return { objects: withRules(files, objects, attempt), fieldSources };
}

function readFields(files: SourceFiles, attempt: Attempt): FieldSource[] {
  const valueSets = readValueSets(files, attempt);
  return readComponents(files, 'field', attempt, (source) => {
    const xml = readXmlFile(source.file, 'CustomField');
    const field = readField(xml, valueSets, source.namespace);
    if (field.name !== source.name) {
      xml.refuse(`the file is called ${source.name}, the field ${field.name}`);
    }
    return { object: objectOf(source), field: qualifyField(source.namespace, field), xml };
  });
}

function withRules(
  files: SourceFiles,
  objects: ReadonlyMap<string, ObjectSchema>,
  attempt: Attempt
): Map<string, ObjectSchema> {
  const rules = readParts(files, 'validationRule', attempt, readValidationRule);
  const types = readParts(files, 'recordType', attempt, readRecordType);
  const complete = (object: ObjectSchema): ObjectSchema => {
    const recordTypes = partsOf(types, object);
    const extended = recordTypes.length > 0 ? withFields(object, [recordTypeId]) : object;
    return { ...extended, recordTypes, validationRules: partsOf(rules, object) };
  };
  return new Map([...objects].map(([key, object]) => [key, complete(object)]));
}

function readParts<T>(
  files: SourceFiles,
  kind: keyof typeof ROOTS,
  attempt: Attempt,
  read: (xml: XmlElement, namespace: string) => T
): Part<T>[] {
  return readComponents(files, kind, attempt, (source) => ({
    object: objectOf(source),
    part: read(readXmlFile(source.file, ROOTS[kind]), source.namespace)
  }));
}

function partsOf<T>(parts: readonly Part<T>[], { name }: ObjectSchema): T[] {
  return parts.filter(({ object }) => object === name).map(({ part }) => part);
}

/** The folder two levels up carries the object's name. */
function objectOf({ file, namespace }: SourceFile): string {
  return qualify(namespace, basename(dirname(dirname(file))));
}

function withFields(object: ObjectSchema, fields: readonly FieldSchema[]): ObjectSchema {
  const added = fields.map((field) => [field.name.toLowerCase(), field] as const);
  return { ...object, fields: new Map([...object.fields, ...added]) };
}

function readValueSets(files: SourceFiles, attempt: Attempt): ValueSets {
  return new Map(
    readComponents(files, 'globalValueSet', attempt, ({ file, name }) => {
      const xml = readXmlFile(file, 'GlobalValueSet');
      return [name, xml.all('customValue').map(readPicklistValue)] as const;
    })
  );
}
