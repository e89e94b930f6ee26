import { withoutChildren, xmlChildren, type XmlChild } from '../source/index.ts';
import type { Component } from './component.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** What source format keeps in files of their own: type, folder and ending by element. */
const PARTS = new Map([
  ['fields', { type: 'CustomField', folder: 'fields', ending: 'field' }],
  [
    'validationRules',
    { type: 'ValidationRule', folder: 'validationRules', ending: 'validationRule' }
  ],
  ['recordTypes', { type: 'RecordType', folder: 'recordTypes', ending: 'recordType' }],
  ['listViews', { type: 'ListView', folder: 'listViews', ending: 'listView' }],
  ['webLinks', { type: 'WebLink', folder: 'webLinks', ending: 'webLink' }],
  ['compactLayouts', { type: 'CompactLayout', folder: 'compactLayouts', ending: 'compactLayout' }],
  ['fieldSets', { type: 'FieldSet', folder: 'fieldSets', ending: 'fieldSet' }]
]);

/**
 * An `.object` file of metadata format as the files of source format, each line where it was. Throws MetadataError
 * for text that is not well-formed.
 */
export function splitObject(fileName: string, text: string): Component[] {
  const name = fileName.replace(/^.*\//, '').replace(/\.object$/, '');
  const children = xmlChildren(text, fileName);
  const parts = children.filter((child) => PARTS.has(child.name) && child.fullName !== '');
  const components = parts.flatMap((child) => partOf(name, fileName, text, child));
  if (parts.length === children.length && parts.length > 0) return components;
  const own = withoutChildren(text, parts);
  const sources = new Map([[`objects/${name}/${name}.object-meta.xml`, Buffer.from(own)]]);
  return [{ type: 'CustomObject', fullName: name, fileName, sources }, ...components];
}

function partOf(object: string, fileName: string, text: string, child: XmlChild): Component[] {
  const part = PARTS.get(child.name);
  if (!part) return [];
  const { type, folder, ending } = part;
  const body = text
    .slice(child.start, child.end)
    .replace(/^<[\w:]+/, `<${type} xmlns="${NAMESPACE}"`)
    .replace(/<\/[\w:]+\s*>$/, `</${type}>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>${'\n'.repeat(child.line - 1)}${body}\n`;
  const path = `objects/${object}/${folder}/${child.fullName}.${ending}-meta.xml`;
  const fullName = `${object}.${child.fullName}`;
  return [{ type, fullName, fileName, sources: new Map([[path, Buffer.from(xml)]]) }];
}
