import type { Finding } from '../finding.ts';
import type { MetadataFile } from './metadata-files.ts';
import { checkRequiredTogether } from './required-together.ts';
import { sourceKinds } from './source-kinds.ts';
import { metadataTypes } from './metadata-types.ts';
import { validateElement, type ElementProblem } from './validate-element.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** Root, namespace and elements of every description file. */
export function checkElements(files: readonly MetadataFile[]): Finding[] {
  const types = metadataTypes();
  return files.flatMap((metadata) => {
    const { name } = metadata.root;
    const problems = [
      ...checkRoot(metadata),
      ...(types.has(name) ? validateElement(metadata.root, name, types) : []),
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
