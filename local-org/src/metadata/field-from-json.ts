import { readField } from './field-reader.ts';
import type { FieldSchema } from './schema.ts';
import { parseXml } from './xml-tree.ts';

/** Reads the `Metadata` of a Tooling CustomField as if a file said it. Throws MetadataError. */
export function fieldFromJson(name: string, metadata: Record<string, unknown>): FieldSchema {
  const { valueSet, ...rest } = metadata;
  const xml = element('CustomField', {
    ...rest,
    ...(valueSet !== undefined && valueSet !== null && { valueSet: renamed(valueSet) }),
    fullName: name
  });
  return readField(parseXml(xml, name), new Map(), '');
}

/** What a file calls the `fullName` of a picklist value, Tooling calls its `valueName`. */
function renamed(valueSet: unknown): unknown {
  const text = JSON.stringify(valueSet);
  return JSON.parse(text.replaceAll('"valueName":', '"fullName":'));
}

function element(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (!/^[A-Za-z_]\w*$/.test(name)) return '';
  if (typeof value !== 'object') return `<${name}>${escaped(value)}</${name}>`;
  const children = Object.entries(value).map(([key, child]) => element(key, child));
  return `<${name}>${children.join('')}</${name}>`;
}

function escaped(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
