import type { XmlElement } from './xml-tree.ts';

/** A default that is written out: a number, a quoted text, true or false. Formulas are refused. */
export function defaultLiteral(xml: XmlElement): string | number | boolean {
  const source = xml.value;
  if (source === 'true' || source === 'false') return source === 'true';
  if (/^-?\d+(\.\d+)?$/.test(source)) return Number(source);
  const quoted = /^(["'])(.*)\1$/s.exec(source);
  return quoted?.[2] ?? xml.refuse(`default value ${source} is not implemented in local-org`);
}
