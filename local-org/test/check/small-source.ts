import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { runChecks } from '../../src/check/index.ts';

type Files = Readonly<Record<string, string | null>>;

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** A component description of these lines; its root opens in line 1, the first line is line 2. */
export function xml(root: string, ...lines: string[]): string {
  return [`<${root} ${XMLNS}>`, ...lines, `</${root}>`, ''].join('\n');
}

/** Shelves and the books on them, a selector, a controller, a component: nothing to complain about. */
const clean: Files = {
  'objects/Shelf__c/Shelf__c.object-meta.xml': customObject('Shelf'),
  'objects/Shelf__c/fields/Width__c.field-meta.xml': xml(
    'CustomField',
    '<fullName>Width__c</fullName>',
    '<label>Width</label>',
    '<precision>5</precision>',
    '<required>false</required>',
    '<scale>1</scale>',
    '<type>Number</type>'
  ),
  'objects/Book__c/Book__c.object-meta.xml': customObject('Book'),
  'objects/Book__c/fields/Shelf__c.field-meta.xml': xml(
    'CustomField',
    '<fullName>Shelf__c</fullName>',
    '<label>Shelf</label>',
    '<referenceTo>Shelf__c</referenceTo>',
    '<relationshipName>Books</relationshipName>',
    '<type>Lookup</type>'
  ),
  'labels/CustomLabels.labels-meta.xml': labels('Heading', 'Refusal'),
  'tabs/Shelf__c.tab-meta.xml': xml(
    'CustomTab',
    '<customObject>true</customObject>',
    '<motif>Custom9: Lightning</motif>'
  ),
  'applications/Library.app-meta.xml': xml(
    'CustomApplication',
    '<label>Library</label>',
    '<tabs>standard-home</tabs>',
    '<tabs>Shelf__c</tabs>'
  ),
  'permissionsets/Reader.permissionset-meta.xml': xml(
    'PermissionSet',
    '<classAccesses><apexClass>ShelfController</apexClass><enabled>true</enabled></classAccesses>',
    '<fieldPermissions><editable>false</editable><field>Shelf__c.Width__c</field><readable>true</readable></fieldPermissions>',
    '<label>Reader</label>',
    '<tabSettings><tab>Shelf__c</tab><visibility>Visible</visibility></tabSettings>'
  ),
  ...apexClass(
    'ShelfSelector',
    'public with sharing class ShelfSelector {',
    '    public static List<Shelf__c> wide(Decimal width) {',
    '        return [SELECT Id, Name, Width__c, Owner.Name, (SELECT Id, Shelf__r.Width__c FROM Books__r)',
    '            FROM Shelf__c WHERE Width__c > :width AND Id IN (SELECT Shelf__c FROM Book__c)',
    '            WITH USER_MODE];',
    '    }',
    '}'
  ),
  ...apexClass(
    'ShelfController',
    'public with sharing class ShelfController {',
    '    @AuraEnabled(cacheable=true)',
    '    public static List<Shelf__c> wide() {',
    '        System.debug(System.Label.Refusal);',
    '        return ShelfSelector.wide(3);',
    '    }',
    '}'
  ),
  ...bundle(
    'shelfList',
    "import { LightningElement, wire } from 'lwc';",
    "import wide from '@salesforce/apex/ShelfController.wide';",
    "import heading from '@salesforce/label/c.Heading';",
    "import WIDTH from '@salesforce/schema/Shelf__c.Width__c';",
    'export default class ShelfList extends LightningElement {',
    '    labels = { heading, WIDTH };',
    '    @wire(wide) shelves;',
    '}'
  )
};

export function customObject(label: string): string {
  return xml(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus>',
    `<label>${label}</label>`,
    '<nameField><label>Name</label><type>Text</type></nameField>',
    `<pluralLabel>${label}s</pluralLabel>`,
    '<sharingModel>ReadWrite</sharingModel>'
  );
}

export function labels(...names: string[]): string {
  const entries = names.map(
    (name) =>
      `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected>` +
      `<shortDescription>${name}</shortDescription><value>${name}</value></labels>`
  );
  return xml('CustomLabels', ...entries);
}

export function apexClass(name: string, ...lines: string[]): Files {
  return {
    [`classes/${name}.cls`]: lines.join('\n'),
    [`classes/${name}.cls-meta.xml`]: xml(
      'ApexClass',
      '<apiVersion>66.0</apiVersion>',
      '<status>Active</status>'
    )
  };
}

export function bundle(name: string, ...lines: string[]): Files {
  return {
    [`lwc/${name}/${name}.js`]: lines.join('\n'),
    [`lwc/${name}/${name}.js-meta.xml`]: xml(
      'LightningComponentBundle',
      '<apiVersion>66.0</apiVersion>',
      '<isExposed>false</isExposed>'
    )
  };
}

/** Checks the clean source with some files added, replaced or (null) removed: `rule file:line`. */
export function findingsWith(changes: Files): string[] {
  return checkWith(changes).findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}

/** The same with everything a finding says; files are named inside the source folder. */
export function checkWith(changes: Files): ReturnType<typeof runChecks> {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  try {
    for (const [name, content] of Object.entries({ ...clean, ...changes })) {
      if (content === null) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const report = runChecks([folder]);
    const findings = report.findings.map((one) => ({ ...one, file: relative(folder, one.file) }));
    return { ...report, findings };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
