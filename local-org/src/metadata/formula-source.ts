import type { FormulaSource } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** The formula an element holds. */
export function formulaSource(
  xml: XmlElement,
  traits: Pick<FormulaSource, 'blanksAsZero' | 'namespace'>
): FormulaSource {
  if (xml.value === '') xml.refuse(`<${xml.name}> is empty`);
  return { text: xml.value, file: xml.file, line: xml.line, ...traits };
}
