import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MetadataError } from '../metadata/index.ts';
import { mergeSource } from './merge-source.ts';
import { withoutChildren, xmlChildren } from './xml-children.ts';

const name = fc.stringMatching(/^[A-Za-z]{1,8}$/);
const child = fc.record({ name, fullName: name, lines: fc.nat(3) });

function xmlOf(children: readonly { name: string; fullName: string; lines: number }[]): string {
  const blocks = children.map(
    (one) =>
      `<${one.name} a="b > c"><fullName>${one.fullName}</fullName>${'\n'.repeat(one.lines)}<fullName2/></${one.name}>`
  );
  return `<?xml version="1.0"?>\n<Root>\n${blocks.join('\n')}\n</Root>\n`;
}

it('finds every child where it stands, with its name and line', () => {
  fc.assert(
    fc.property(fc.array(child), (children) => {
      const text = xmlOf(children);
      const found = xmlChildren(text, 'x.xml');
      expect(found.map((one) => ({ name: one.name, fullName: one.fullName }))).toEqual(
        children.map((one) => ({ name: one.name, fullName: one.fullName }))
      );
      for (const one of found) {
        const piece = text.slice(one.start, one.end);
        expect(piece.startsWith(`<${one.name} `) && piece.endsWith(`</${one.name}>`)).toBe(true);
        expect(text.slice(0, one.start).split('\n')).toHaveLength(one.line);
      }
    })
  );
});

it('takes children out without moving a line', () => {
  fc.assert(
    fc.property(fc.array(child), (children) => {
      const text = xmlOf(children);
      const rest = withoutChildren(text, xmlChildren(text, 'x.xml'));
      expect(rest.split('\n')).toHaveLength(text.split('\n').length);
      expect(xmlChildren(rest, 'x.xml')).toEqual([]);
    })
  );
});

it('names the line of XML that is not well-formed', () => {
  expect(() => xmlChildren('<Root>\n<a>\n</b></Root>', 'x.xml')).toThrow(MetadataError);
  expect(() => xmlChildren('<Root>\n<a>\n</b></Root>', 'x.xml')).toThrow(/^x\.xml:3/);
});

function source(files: Record<string, string>) {
  return new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
}

function texts(files: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString()]));
}

it('replaces a component wherever it lies, and leaves the others', () => {
  const under = source({
    'classes/shop/Till.cls': 'old',
    'classes/Door.cls': 'door',
    'lwc/lamp/lamp.js': 'old',
    'lwc/lamp/lamp.css': 'old',
    'objects/A__c/fields/X__c.field-meta.xml': 'a',
    'objects/B__c/fields/X__c.field-meta.xml': 'b'
  });
  const over = source({
    'classes/Till.cls': 'new',
    'lwc/lamp/lamp.js': 'new',
    'objects/B__c/fields/X__c.field-meta.xml': 'new'
  });
  expect(texts(mergeSource(under, over))).toEqual({
    'classes/Door.cls': 'door',
    'classes/Till.cls': 'new',
    'lwc/lamp/lamp.js': 'new',
    'objects/A__c/fields/X__c.field-meta.xml': 'a',
    'objects/B__c/fields/X__c.field-meta.xml': 'new'
  });
});

it('joins labels by name: the newer file keeps its lines and gains what it lacks', () => {
  const path = 'labels/CustomLabels.labels-meta.xml';
  const label = (fullName: string, value: string) =>
    `<labels><fullName>${fullName}</fullName><value>${value}</value></labels>`;
  const file = (...labels: string[]) => `<CustomLabels>\n${labels.join('\n')}\n</CustomLabels>\n`;
  const merged = mergeSource(
    source({ [path]: file(label('One', 'old'), label('Two', 'kept')) }),
    source({ [path]: file(label('One', 'new')) })
  );
  const text = String(merged.get(path));
  expect(text).toContain(label('One', 'new'));
  expect(text).toContain(label('Two', 'kept'));
  expect(text).not.toContain('old');
  expect(text.split('\n')[1]).toBe(label('One', 'new'));
});
