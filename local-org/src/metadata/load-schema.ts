import { attemptWith, type Attempt } from './attempt.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkGrants, checkReferences } from './cross-references.ts';
import { readCustomMetadata } from './custom-metadata-reader.ts';
import { linkChildren } from './link-children.ts';
import { linkFiles } from './link-files.ts';
import { loadDuplicateRules } from './load-duplicate-rules.ts';
import { loadObjects } from './load-objects.ts';
import type { MetadataError } from './metadata-error.ts';
import { readPermissionSet } from './permission-set-reader.ts';
import { readComponents } from './read-components.ts';
import type { ObjectSchema, PermissionSetSchema, Schema } from './schema.ts';
import { SourceFiles } from './source-files.ts';
import { readXmlFile } from './xml-tree.ts';

export interface SourceOptions {
  /** Folders in source format; definitions of a later one win. */
  readonly sourceDirs: readonly string[];
  /** The first folder is installed as the package of this namespace; absent or empty: it is not packaged. */
  readonly namespace?: string;
  /** Told of every refusal; what was refused is left out. Without it the first refusal is thrown. */
  readonly report?: (error: MetadataError) => void;
}

/**
 * The standard objects plus everything the source folders declare. Throws MetadataError for malformed files and
 * for names and formulas that lead nowhere, or reports each.
 */
export function loadSchema({ sourceDirs, namespace = '', report }: SourceOptions): Schema {
  const attempt = attemptWith(report);
  const files = new SourceFiles(sourceDirs, namespace);
  const { fieldSources, ...loaded } = loadObjects(files, attempt);
  const objects = linkChildren(linkFiles(loaded.objects));
  checkReferences(fieldSources, objects, attempt);
  const labels = readLabels(files, attempt);
  checkFormulas({ objects, labels }, attempt);
  return {
    objects,
    permissionSets: readPermissionSets(files, objects, attempt),
    labels,
    customMetadata: readComponents(files, 'md', attempt, (one) =>
      readCustomMetadata(one.name, readXmlFile(one.file, 'CustomMetadata'), one.namespace)
    ),
    ...loadDuplicateRules(files, objects, attempt),
    namespace
  };
}

function readPermissionSets(
  files: SourceFiles,
  objects: ReadonlyMap<string, ObjectSchema>,
  attempt: Attempt
): Map<string, PermissionSetSchema> {
  const sets = readComponents(files, 'permissionset', attempt, ({ file, name, namespace }) => {
    const source = readPermissionSet(name, readXmlFile(file, 'PermissionSet'), namespace);
    checkGrants(source, objects, attempt);
    return source.permissionSet;
  });
  return new Map(sets.map((one) => [one.name.toLowerCase(), one]));
}

/** Texts of the custom labels by name. Throws MetadataError. */
export function loadLabels(sourceDirs: readonly string[]): Map<string, string> {
  return readLabels(new SourceFiles(sourceDirs), attemptWith(undefined));
}

function readLabels(files: SourceFiles, attempt: Attempt): Map<string, string> {
  const labels = readComponents(files, 'labels', attempt, ({ file }) =>
    readXmlFile(file, 'CustomLabels')
      .all('labels')
      .map((label) => [label.requiredText('fullName'), label.requiredText('value')] as const)
  );
  return new Map(labels.flat());
}
