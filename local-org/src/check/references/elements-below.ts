import type { XmlElement } from '../../metadata/index.ts';

/** Elements of one name at any depth, in the order of the file. */
export function elementsBelow(root: XmlElement, name: string): XmlElement[] {
  return root.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsBelow(child, name)
  ]);
}
