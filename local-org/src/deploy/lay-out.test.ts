import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { layOut } from './lay-out.ts';
import { Manifest } from './manifest.ts';
import { splitObject } from './split-object.ts';

const field = (name: string) =>
  `    <fields>\n        <fullName>${name}</fullName>\n        <label>${name}</label>\n    </fields>`;

function objectOf(...parts: string[]): string {
  return `<?xml version="1.0"?>\n<CustomObject>\n${parts.join('\n')}\n</CustomObject>\n`;
}

function lines(bytes: Buffer | undefined): string[] {
  return String(bytes).split('\n');
}

it('gives each part of an object its own file, on the lines it had', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,6}__c$/), { minLength: 1 });
  fc.assert(
    fc.property(names, (fields) => {
      const text = objectOf('    <label>Tool</label>', ...fields.map(field));
      const components = splitObject('objects/Tool__c.object', text);
      expect(components.map(({ fullName }) => fullName)).toEqual([
        'Tool__c',
        ...fields.map((name) => `Tool__c.${name}`)
      ]);
      for (const name of fields) {
        const path = `objects/Tool__c/fields/${name}.field-meta.xml`;
        const found = components.find(({ sources }) => sources.has(path));
        const wanted = `<fullName>${name}</fullName>`;
        const line = lines(found?.sources.get(path)).findIndex((one) => one.includes(wanted));
        expect(line).toBe(text.split('\n').findIndex((one) => one.includes(wanted)));
      }
    })
  );
});

it('makes no object of a file that only adds fields to one', () => {
  const [only, ...more] = splitObject('objects/Account.object', objectOf(field('Tier__c')));
  expect(more).toEqual([]);
  expect(only).toMatchObject({ type: 'CustomField', fullName: 'Account.Tier__c' });
  expect(String([...(only?.sources.values() ?? [])][0])).toMatch(
    /<CustomField xmlns="[^"]+">[^]*<\/CustomField>\n$/
  );
});

function manifestOf(members: Record<string, string[]>): Manifest {
  const types = Object.entries(members).map(
    ([name, list]) =>
      `<types>${list.map((one) => `<members>${one}</members>`).join('')}<name>${name}</name></types>`
  );
  return new Manifest(`<Package>${types.join('')}</Package>`);
}

function laidOut(names: string[], members: Record<string, string[]>) {
  const files = new Map(names.map((name) => [name, Buffer.from(objectOf(field('X__c')))]));
  return layOut(files, manifestOf(members));
}

it('takes a class with its description, and a bundle with its files, for one component', () => {
  const { components, misfits } = laidOut(
    ['classes/A.cls', 'classes/A.cls-meta.xml', 'lwc/lamp/lamp.js', 'lwc/lamp/lamp.html'],
    { ApexClass: ['*'], LightningComponentBundle: ['lamp'] }
  );
  expect(misfits).toEqual([]);
  expect(components.map(({ type, fullName, sources }) => [type, fullName, sources.size])).toEqual([
    ['ApexClass', 'A', 2],
    ['LightningComponentBundle', 'lamp', 2]
  ]);
});

it('gives what stands alone the ending of source format', () => {
  const { components } = laidOut(['tabs/Tool__c.tab', 'customMetadata/Kind.One.md'], {});
  expect(components.map(({ sources }) => [...sources.keys()])).toEqual([
    ['tabs/Tool__c.tab-meta.xml'],
    ['customMetadata/Kind.One.md-meta.xml']
  ]);
});

it('counts a field as named when its object is', () => {
  const named = (members: Record<string, string[]>) =>
    laidOut(['objects/Tool__c.object'], members).misfits.length === 0;
  expect(named({ CustomObject: ['Tool__c'] })).toBe(true);
  expect(named({ CustomField: ['Tool__c.X__c'] })).toBe(true);
  expect(named({ CustomField: ['Tool__c.Y__c'] })).toBe(false);
});

it('takes the folder of reports, which travels as a report, to its own file', () => {
  const files = new Map([['reports/Sales-meta.xml', Buffer.from('<ReportFolder/>')]]);
  // The CLI writes it with a slash.
  for (const member of ['Sales', 'Sales/']) {
    const { components, misfits } = layOut(files, manifestOf({ Report: [member] }));
    expect(misfits).toEqual([]);
    expect(components.map(({ sources }) => [...sources.keys()])).toEqual([
      ['reports/Sales.reportFolder-meta.xml']
    ]);
  }
});
