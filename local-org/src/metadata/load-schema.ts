import { basename, dirname } from 'node:path';
import { dataObjects, setupObjects } from '../standard/index.ts';
import { attemptWith, type Attempt } from './attempt.ts';
import { readCustomMetadata } from './custom-metadata-reader.ts';
import { readField } from './field-reader.ts';
import { linkChildren } from './link-children.ts';
import { checkGrants, checkReferences, type FieldSource } from './cross-references.ts';
import { readCustomObject } from './object-reader.ts';
import { readPermissionSet } from './permission-set-reader.ts';
import { readPicklistValue, type ValueSets } from './picklist-reader.ts';
import type { FieldSchema, ObjectSchema, Schema } from './schema.ts';
import { SourceFiles } from './source-files.ts';
import type { MetadataError } from './metadata-error.ts';
import { readXmlFile } from './xml-tree.ts';

export interface SchemaOptions {
  readonly sourceDirs: readonly string[];
  /** Told of every refusal; what was refused is left out. Without it the first refusal is thrown. */
  readonly report?: (error: MetadataError) => void;
}

/**
 * The standard objects plus everything the source folders declare (source format).
 * Throws MetadataError for malformed files and for names that lead nowhere, or reports each.
 */
export function loadSchema({ sourceDirs, report }: SchemaOptions): Schema {
  const attempt = attemptWith(report);
  const files = new SourceFiles(sourceDirs);
  const fieldSources = readFields(files, readValueSets(files, attempt), attempt);
  const objects = linkChildren(mergeObjects(files, fieldSources, attempt));
  checkReferences(fieldSources, objects, attempt);
  const permissionSets = components(files, 'permissionset', attempt, ({ file, name }) => {
    const source = readPermissionSet(name, readXmlFile(file, 'PermissionSet'));
    checkGrants(source, objects, attempt);
    return source.permissionSet;
  });
  return {
    objects,
    permissionSets: new Map(permissionSets.map((one) => [one.name.toLowerCase(), one])),
    labels: readLabels(files, attempt),
    customMetadata: components(files, 'md', attempt, ({ file, name }) =>
      readCustomMetadata(name, readXmlFile(file, 'CustomMetadata'))
    )
  };
}

/** What the files of one kind declare, without those that were refused. */
function components<Component>(
  files: SourceFiles,
  kind: string,
  attempt: Attempt,
  read: (source: { file: string; name: string }) => Component
): Component[] {
  return files.ofKind(kind).flatMap((source) => {
    const component = attempt(() => read(source));
    return component === undefined ? [] : [component];
  });
}

function readFields(files: SourceFiles, valueSets: ValueSets, attempt: Attempt): FieldSource[] {
  return components(files, 'field', attempt, ({ file, name }) => {
    const xml = readXmlFile(file, 'CustomField');
    const field = readField(xml, valueSets);
    if (field.name !== name) xml.refuse(`the file is called ${name}, the field ${field.name}`);
    return { object: basename(dirname(dirname(file))), field, xml };
  });
}

function mergeObjects(
  files: SourceFiles,
  fieldSources: readonly FieldSource[],
  attempt: Attempt
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
    attempt(() => add(readCustomObject(name, readXmlFile(file, 'CustomObject'), fieldsOf(name))));
  }
  return objects;
}

function withFields(object: ObjectSchema, fields: readonly FieldSchema[]): ObjectSchema {
  const added = fields.map((field) => [field.name.toLowerCase(), field] as const);
  return { ...object, fields: new Map([...object.fields, ...added]) };
}

function readValueSets(files: SourceFiles, attempt: Attempt): ValueSets {
  return new Map(
    components(files, 'globalValueSet', attempt, ({ file, name }) => {
      const xml = readXmlFile(file, 'GlobalValueSet');
      return [name, xml.all('customValue').map(readPicklistValue)] as const;
    })
  );
}

function readLabels(files: SourceFiles, attempt: Attempt): Map<string, string> {
  const labels = components(files, 'labels', attempt, ({ file }) =>
    readXmlFile(file, 'CustomLabels')
      .all('labels')
      .map((label) => [label.requiredText('fullName'), label.requiredText('value')] as const)
  );
  return new Map(labels.flat());
}
