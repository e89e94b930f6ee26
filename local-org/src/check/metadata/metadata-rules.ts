import type { Finding } from '../finding.ts';
import type { MetadataFile } from './metadata-files.ts';
import { checkRequiredTogether } from './required-together.ts';
import { sourceKinds } from './source-kinds.ts';
import { metadataTypes } from './types/index.ts';
import { validateElement, type ElementProblem } from './validate-element.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

export interface MetadataReport {
  readonly findings: readonly Finding[];
  /** Root elements whose inner elements are not known here: only their form was checked. */
  readonly unchecked: readonly string[];
}

/** Root, namespace and elements of every description file. */
export function checkElements(files: readonly MetadataFile[]): MetadataReport {
  const unchecked = new Set<string>();
  const findings = files.flatMap((metadata) => {
    const rules = metadataTypes.get(metadata.root.name);
    if (!rules) unchecked.add(metadata.root.name);
    const problems = [
      ...checkRoot(metadata),
      ...(rules ? validateElement(metadata.root, rules) : []),
      ...checkRequiredTogether(metadata.name, metadata.root)
    ];
    const perLine = new Map(
      problems.map((problem) => [`${problem.line} ${problem.message}`, problem])
    );
    return [...perLine.values()].map((problem) => ({
      rule: 'metadata/element',
      file: metadata.file.path,
      ...problem
    }));
  });
  return { findings, unchecked: [...unchecked].sort() };
}

function checkRoot({ kind, root }: MetadataFile): ElementProblem[] {
  const { line } = root;
  const problems: ElementProblem[] = [];
  const expected = sourceKinds.get(kind)?.root;
  if (expected !== undefined && root.name !== expected) {
    const message = `The root element is <${root.name}>.`;
    problems.push({ line, message, remedy: `A .${kind}-meta.xml file holds <${expected}>.` });
  }
  if (root.attributes.get('xmlns') !== NAMESPACE) {
    const message = `<${root.name}> is not in the namespace of the Metadata API.`;
    problems.push({ line, message, remedy: `Write xmlns="${NAMESPACE}".` });
  }
  return problems;
}
