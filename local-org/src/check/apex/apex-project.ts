import type { SourceTree } from '../source-tree.ts';
import type { Finding } from '../finding.ts';
import { classesOf, type ApexClass } from './apex-class.ts';
import { parseApex, type ApexFile } from './apex-file.ts';
import { CallGraph } from './call-graph.ts';

/** All Apex of the source folders that parses. */
export interface ApexProject {
  readonly files: readonly ApexFile[];
  readonly classes: readonly ApexClass[];
  readonly calls: CallGraph;
  readonly syntaxFindings: readonly Finding[];
}

export function readApexProject(tree: SourceTree): ApexProject {
  const { files, findings } = parseApex(tree);
  const classes = files.flatMap(classesOf);
  return { files, classes, calls: new CallGraph(classes), syntaxFindings: findings };
}
