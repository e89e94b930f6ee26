import { expect, it } from '@jest/globals';
import { loadSchema } from '../../src/metadata/index.ts';
import { apexClasses, bundles, filesIn, packageDir, readSource } from './package-files.ts';

const labels = [...loadSchema({ sourceDirs: [packageDir] }).labels.keys()].sort();

function usedLabels(): string[] {
  const inScripts = bundles().flatMap(({ source }) => [
    ...source.matchAll(/@salesforce\/label\/c\.(\w+)/g)
  ]);
  const inApex = apexClasses().flatMap(({ source }) => [
    ...source.matchAll(/\bSystem\.Label\.(\w+)/gi)
  ]);
  return [...new Set([...inScripts, ...inApex].map(([, name]) => name ?? ''))].sort();
}

it('uses only labels that exist, and has none that nobody uses', () => {
  expect(usedLabels()).toEqual(labels);
});

it('names every file of a Lightning web component after its folder', () => {
  const strays = filesIn('lwc').filter((file) => {
    const [, folder = '', rest = ''] = /^lwc\/([^/]+)\/(.+)$/.exec(file) ?? [];
    return !rest.replace('__tests__/', '').startsWith(`${folder}.`);
  });

  expect(filesIn('lwc').length).toBeGreaterThan(0);
  expect(strays).toEqual([]);
});

it('gives every Lightning web component its tests', () => {
  const files = filesIn('lwc');
  const untested = bundles().filter(
    ({ name }) => !files.includes(`lwc/${name}/__tests__/${name}.test.js`)
  );

  expect(untested.map(({ name }) => name)).toEqual([]);
});

it('gives every Apex class a description file of the API version of the project', () => {
  const classes = filesIn('classes').filter((file) => file.endsWith('.cls'));
  const descriptions = filesIn('classes').filter((file) => file.endsWith('.cls-meta.xml'));

  expect(descriptions).toEqual(classes.map((file) => `${file}-meta.xml`));
  expect(
    descriptions.filter((file) => !readSource(file).includes('<apiVersion>66.0</apiVersion>'))
  ).toEqual([]);
});

it('keeps Apex names inside the 40 characters Salesforce allows', () => {
  expect(apexClasses().filter(({ name }) => name.length > 40)).toEqual([]);
});

it('states sharing in every Apex class that is not a test', () => {
  const silent = apexClasses().filter(
    ({ source }) => !/^@IsTest/im.test(source) && !/\bwith sharing class\b/.test(source)
  );

  expect(silent.map(({ name }) => name)).toEqual([]);
});
