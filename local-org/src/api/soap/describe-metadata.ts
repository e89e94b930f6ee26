import { sourceKinds, type SourceKind } from '../../check/index.ts';
import type { Org } from '../../org.ts';

/** Documented: DescribeMetadataResult, of the types this org reads. */
export function describeMetadata(org: Org) {
  const kinds = [...sourceKinds];
  const inside = kinds.filter(([, kind]) => isPart(kind)).map(([, { root }]) => root);
  return {
    metadataObjects: kinds
      .filter(([, kind]) => !isPart(kind))
      .map(([suffix, kind]) => ({
        ...(kind.root === 'CustomObject' && { childXmlNames: inside }),
        directoryName: folderOf(kind),
        inFolder: ['Report', 'Dashboard'].includes(kind.root),
        metaFile: kind.source !== undefined,
        ...(suffix !== 'js' && { suffix }),
        xmlName: kind.root
      })),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
    ...(org.schema.namespace !== '' && { organizationNamespace: org.schema.namespace })
  };
}

/** Whether components of the kind lie inside an object's file. */
export function isPart(kind: SourceKind): boolean {
  return folderOf(kind) === 'objects' && kind.root !== 'CustomObject';
}

function folderOf({ folder }: SourceKind): string {
  return /^\^(\w+)/.exec(folder.source)?.[1] ?? '';
}
