import type { Schema } from '../../metadata/index.ts';
import type { ApexProject } from '../apex/apex-project.ts';
import type { MetadataFile } from '../metadata/metadata-files.ts';
import type { SourceTree } from '../source-tree.ts';

/** Everything of the source folders that something else may name. */
export interface Components {
  readonly tree: SourceTree;
  readonly schema: Schema;
  readonly apex: ApexProject;
  readonly metadata: readonly MetadataFile[];
}

/**
 * Names of the components of one kind, in lower case: Salesforce ignores their case. A component
 * that cannot be read is there all the same.
 */
export function namesOfKind({ tree }: Components, kind: string): ReadonlySet<string> {
  return new Set(tree.described(kind).map((name) => name.toLowerCase()));
}

export function ofKind({ metadata }: Components, kind: string): MetadataFile[] {
  return metadata.filter((one) => one.kind === kind);
}
