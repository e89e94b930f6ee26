import { checkFormulas } from './check-formulas.ts';
import { readCustomMetadata } from './custom-metadata-reader.ts';
import { linkChildren } from './link-children.ts';
import { linkFiles } from './link-files.ts';
import { loadDuplicateRules } from './load-duplicate-rules.ts';
import { loadObjects } from './load-objects.ts';
import { checkGrants, checkReferences } from './cross-references.ts';
import { readPermissionSet } from './permission-set-reader.ts';
import type { ObjectSchema, PermissionSetSchema, Schema } from './schema.ts';
import { SourceFiles } from './source-files.ts';
import { readXmlFile } from './xml-tree.ts';

export interface SourceOptions {
  /** Folders in source format; definitions of a later one win. */
  readonly sourceDirs: readonly string[];
  /** The first folder is installed as the package of this namespace; absent or empty: it is not packaged. */
  readonly namespace?: string;
}

/**
 * The standard objects plus everything the source folders declare. Throws MetadataError for malformed files and
 * for names and formulas that lead nowhere.
 */
export function loadSchema({ sourceDirs, namespace = '' }: SourceOptions): Schema {
  const files = new SourceFiles(sourceDirs, namespace);
  const { fieldSources, ...loaded } = loadObjects(files);
  const objects = linkChildren(linkFiles(loaded.objects));
  checkReferences(fieldSources, objects);
  const labels = readLabels(files);
  checkFormulas({ objects, labels });
  return {
    objects,
    permissionSets: readPermissionSets(files, objects),
    labels,
    customMetadata: files
      .ofKind('md')
      .map((one) =>
        readCustomMetadata(one.name, readXmlFile(one.file, 'CustomMetadata'), one.namespace)
      ),
    ...loadDuplicateRules(files, objects),
    namespace
  };
}

function readPermissionSets(
  files: SourceFiles,
  objects: ReadonlyMap<string, ObjectSchema>
): Map<string, PermissionSetSchema> {
  const permissionSets = files.ofKind('permissionset').map(({ file, name, namespace }) => {
    const source = readPermissionSet(name, readXmlFile(file, 'PermissionSet'), namespace);
    checkGrants(source, objects);
    return source.permissionSet;
  });
  return new Map(permissionSets.map((one) => [one.name.toLowerCase(), one]));
}

function readLabels(files: SourceFiles): Map<string, string> {
  const labels = files
    .ofKind('labels')
    .flatMap(({ file }) => readXmlFile(file, 'CustomLabels').all('labels'));
  return new Map(
    labels.map((label) => [label.requiredText('fullName'), label.requiredText('value')])
  );
}
