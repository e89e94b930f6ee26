import { basename, dirname } from 'node:path';
import { dataObjects, setupObjects } from '../standard/index.ts';
import { readCustomMetadata } from './custom-metadata-reader.ts';
import { readField } from './field-reader.ts';
import { linkChildren } from './link-children.ts';
import { checkGrants, checkReferences, type FieldSource } from './cross-references.ts';
import { readCustomObject } from './object-reader.ts';
import { readPermissionSet } from './permission-set-reader.ts';
import { readPicklistValue, type ValueSets } from './picklist-reader.ts';
import type { FieldSchema, ObjectSchema, Schema } from './schema.ts';
import { SourceFiles } from './source-files.ts';
import { readXmlFile } from './xml-tree.ts';

/**
 * The standard objects plus everything the source folders declare (source format).
 * Throws MetadataError for malformed files and for names that lead nowhere.
 */
export function loadSchema(options: { sourceDirs: readonly string[] }): Schema {
  const files = new SourceFiles(options.sourceDirs);
  const fieldSources = readFields(files, readValueSets(files));
  const objects = linkChildren(mergeObjects(files, fieldSources));
  checkReferences(fieldSources, objects);
  const permissionSets = files.ofKind('permissionset').map(({ file, name }) => {
    const source = readPermissionSet(name, readXmlFile(file, 'PermissionSet'));
    checkGrants(source, objects);
    return source.permissionSet;
  });
  return {
    objects,
    permissionSets: new Map(permissionSets.map((one) => [one.name.toLowerCase(), one])),
    labels: readLabels(files),
    customMetadata: files
      .ofKind('md')
      .map(({ file, name }) => readCustomMetadata(name, readXmlFile(file, 'CustomMetadata')))
  };
}

function readFields(files: SourceFiles, valueSets: ValueSets): FieldSource[] {
  return files.ofKind('field').map(({ file, name }) => {
    const xml = readXmlFile(file, 'CustomField');
    const field = readField(xml, valueSets);
    if (field.name !== name) xml.refuse(`the file is called ${name}, the field ${field.name}`);
    return { object: basename(dirname(dirname(file))), field, xml };
  });
}

function mergeObjects(
  files: SourceFiles,
  fieldSources: readonly FieldSource[]
): Map<string, ObjectSchema> {
  const objects = new Map<string, ObjectSchema>();
  const add = (one: ObjectSchema) => objects.set(one.name.toLowerCase(), one);
  const fieldsOf = (name: string) =>
    fieldSources.filter((source) => source.object === name).map((source) => source.field);
  for (const standard of [...dataObjects, ...setupObjects]) {
    add(withFields(standard, fieldsOf(standard.name)));
  }
  for (const { file, name } of files.ofKind('object')) {
    if (objects.has(name.toLowerCase())) continue;
    add(readCustomObject(name, readXmlFile(file, 'CustomObject'), fieldsOf(name)));
  }
  return objects;
}

function withFields(object: ObjectSchema, fields: readonly FieldSchema[]): ObjectSchema {
  const added = fields.map((field) => [field.name.toLowerCase(), field] as const);
  return { ...object, fields: new Map([...object.fields, ...added]) };
}

function readValueSets(files: SourceFiles): ValueSets {
  return new Map(
    files.ofKind('globalValueSet').map(({ file, name }) => {
      const xml = readXmlFile(file, 'GlobalValueSet');
      return [name, xml.all('customValue').map(readPicklistValue)];
    })
  );
}

function readLabels(files: SourceFiles): Map<string, string> {
  const labels = files
    .ofKind('labels')
    .flatMap(({ file }) => readXmlFile(file, 'CustomLabels').all('labels'));
  return new Map(
    labels.map((label) => [label.requiredText('fullName'), label.requiredText('value')])
  );
}
