import { expect, it } from '@jest/globals';
import { apexClass, bundle, checkWith, findingsWith, xml } from './small-source.ts';

/** What is said about a component `card` of these lines. */
function messages(...lines: string[]): string[] {
  const more = apexClass(
    'CardController',
    'public with sharing class CardController {',
    '@AuraEnabled public static void save() {}',
    'public static void hidden() {}',
    '}'
  );
  return checkWith({ ...bundle('card', ...lines), ...more }).findings.map(
    ({ line, message }) => `${line} ${message}`
  );
}

it.each([
  ["import a from '@salesforce/apex/Gone.a';", 'There is no Apex class Gone.'],
  ["import a from '@salesforce/apex/CardController.a';", 'CardController has no method a.'],
  [
    "import a from '@salesforce/apex/CardController.hidden';",
    'CardController.hidden is not @AuraEnabled.'
  ],
  ["import { b } from 'c/gone';", 'There is no component gone.'],
  ["import 'c/gone';", 'There is no component gone.'],
  ["import S from '@salesforce/schema/Gone__c';", 'There is no object Gone__c.'],
  [
    "import S from '@salesforce/schema/Shelf__c.Gone__c';",
    'Shelf__c.Gone__c: there is no field Gone__c.'
  ],
  [
    "import S from '@salesforce/schema/Book__c.Gone__r.Name';",
    'Book__c.Gone__r.Name: there is no relationship Gone__r.'
  ],
  ["import p from '@salesforce/customPermission/Gone';", 'There is no custom permission Gone.'],
  ["import r from '@salesforce/resourceUrl/Gone';", 'There is no static resource Gone.'],
  ["import { x } from './gone';", 'There is no file ./gone.'],
  ["import l from '@salesforce/label/c.Gone';", 'There is no custom label Gone.']
])('names the import that leads nowhere: %s', (line, message) => {
  expect(messages('// first', line)).toEqual([`2 ${message}`]);
});

it('accepts what exists and what Salesforce brings along', () => {
  const imports = [
    "import { api } from 'lwc';",
    "import { refreshApex } from '@salesforce/apex';",
    "import userId from '@salesforce/user/Id';",
    "import { NavigationMixin } from 'lightning/navigation';",
    "import save from '@salesforce/apex/CardController.save';",
    "import {\n  one,\n  two\n} from 'c/shelfList';",
    "import S from '@salesforce/schema/Book__c.Shelf__r.Width__c';"
  ];

  expect(messages(...imports)).toEqual([]);
});

it('names a wired method that is not cacheable', () => {
  const lines = [
    "import save from '@salesforce/apex/CardController.save';",
    'class Card { @wire(save, {}) saved; }'
  ];

  expect(messages(...lines)).toEqual(['1 CardController.save is wired but not cacheable.']);
});

it('names the child of a template that does not exist', () => {
  const template = {
    'lwc/shelfList/shelfList.html':
      '<template>\n<c-shelf-list></c-shelf-list>\n<c-gone-too></c-gone-too>\n</template>'
  };

  expect(findingsWith(template)).toEqual(['references/import lwc/shelfList/shelfList.html:3']);
});

it('names a bundle that is not whole and files of another name', () => {
  const { 'lwc/card/card.js': script = '' } = bundle('card', '// nothing');

  expect(findingsWith({ 'lwc/card/card.js': script })).toEqual([
    'references/component lwc/card/card.js:1'
  ]);
  expect(findingsWith({ 'lwc/shelfList/sheflList.css': 'p {}' })).toEqual([
    'references/component lwc/shelfList/sheflList.css:1'
  ]);
});

it('names the page of an object that does not exist', () => {
  const meta = xml(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion>',
    '<isExposed>true</isExposed>',
    '<masterLabel>Shelves</masterLabel>',
    '<targets><target>lightning__RecordPage</target></targets>',
    '<targetConfigs><targetConfig targets="lightning__RecordPage"><objects>',
    '<object>Gone__c</object>',
    '</objects></targetConfig></targetConfigs>'
  );

  expect(findingsWith({ 'lwc/shelfList/shelfList.js-meta.xml': meta })).toEqual([
    'references/component lwc/shelfList/shelfList.js-meta.xml:7'
  ]);
});

it('leaves tests of components alone', () => {
  const test = { 'lwc/shelfList/__tests__/x.test.js': "import a from '@salesforce/label/c.Gone';" };

  expect(findingsWith(test)).toEqual([]);
});
